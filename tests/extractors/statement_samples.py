"""Statements of ultimate consignees in free wording: whole ones, and single elements that are weak, hedged or not there."""

# ruff: noqa: E501 - sentences as consignees write them
from __future__ import annotations

# Source, labor, results, belief: whole statements in different styles.
WHOLE: tuple[tuple[str, str, str, str], ...] = (
    ("I have used every reasonable means to determine the source of these goods and of each component, back to the farm.",
     "I have likewise ascertained the character of the labor employed in making the goods and every component.",
     "The full results of my investigation follow as Exhibits 1 to 14.",
     "I believe that no forced labor was used in any stage of the production of the goods or of any of their components."),
    ("Buttonwood Trading did all we could to establish where the cotton, the thread and the other materials were grown and made.",
     "We inspected each mill and asked the workers how they were recruited and paid, for the garment and for every material in it.",
     "The complete outcome of this inquiry is reported in the paragraphs that follow.",
     "Having weighed it, we are persuaded that neither convict nor forced labor was employed at any stage for the garments or their inputs."),
    ("Every reasonable effort was undertaken by the undersigned to trace the origin of the tomato paste and of all its ingredients.",
     "Interviews with field hands and cannery staff were held to learn the conditions of employment for the paste and all ingredients.",
     "All findings of the investigation, favorable or not, are stated in full below.",
     "In our opinion, forced labor was never used in any step of the production of the paste or of any ingredient."),
    ("As consignee we exercised due diligence to identify the source of the fabric and of all other component parts.",
     "The nature of the workforce at every stage, for the goods and their components, was verified by an auditor on site.",
     "Full findings of the audit are attached as Annex C.",
     "We are satisfied that the goods and all their components were produced without forced, convict or indentured labor at any stage."),
    ("Reasonable steps of every kind were taken to verify the provenance of the towels and of every constituent material.",
     "We reviewed payrolls and contracts to determine the class of labor used on the towels and on every constituent material.",
     "The results of our review are given in full in the attached report.",
     "Our conclusion is that indentured labor was not used in any process in the production of the towels or any constituent."),
)  # fmt: skip

# What only looks like an element: kind of element, and the words that stand in its place.
WEAK: tuple[tuple[str, str], ...] = (
    ("source", "We did not make every reasonable effort to determine the source of the merchandise and of every component."),
    ("source", "We will make every reasonable effort to determine the source of the merchandise and of every component."),
    ("source", "The seller made every reasonable effort to determine the source of the merchandise and of every component."),
    ("source", "We were unable to determine the source of the merchandise or of its components despite every reasonable effort of others."),
    ("source", "The source of the merchandise and of its components is known to us."),
    ("source", "We intend to use due diligence to trace the origin of the goods and all materials."),
    ("labor", "We have not ascertained the character of labor used in the merchandise and each of its components."),
    ("labor", "The supplier states that it has ascertained the character of labor used in the merchandise and each of its components."),
    ("labor", "We plan to examine the working conditions of workers at every site and stage."),
    ("labor", "The character of labor used in the components was not examined, only that of the merchandise."),
    ("labor", "Labor law was observed."),
    ("labor", "No audit of working conditions was carried out for the merchandise or its components."),
    ("results", "The full results of the investigation will be sent later."),
    ("results", "The full results of our investigation are not yet available."),
    ("results", "The results of the investigation are available on request."),
    ("results", "We cannot disclose the full results of our investigation."),
    ("results", "A summary of some results of the investigation is attached."),
    ("results", "No full results of the investigation can be given."),
    ("belief", "We have no belief as to whether forced labor was used in any stage of production of the merchandise or its components."),
    ("belief", "The seller believes that no forced labor was used in any stage of production of the merchandise or its components."),
    ("belief", "We cannot say that we believe no forced labor was used in any stage of the production or in any component."),
    ("belief", "We believe that forced labor may have been used in some stage of production of the merchandise or its components."),
    ("belief", "We hope that no forced labor was used in any stage of production of the merchandise or its components."),
    ("belief", "We believe, subject to verification, that no forced labor was used in any stage of the production or any component."),
    ("belief", "We believe that no forced labor was used in the sewing."),
    ("source", "Although it was not possible to make every reasonable effort, we looked for the origin of the goods and all components."),
    ("source", "Our vendor used every reasonable effort to identify the origin of the goods and each component."),
    ("source", "We are still making every reasonable effort to determine the source of the goods and of every component."),
    ("labor", "The character of labor in the goods and each component remains to be ascertained."),
    ("labor", "We had no means to ascertain the character of labor used in the goods and each component."),
    ("labor", "An audit of labor conditions at every site and for each component is scheduled for next year."),
    ("results", "The full results of the investigation have been lost."),
    ("results", "The full results of the investigation are with our counsel and are privileged."),
    ("belief", "We neither believe nor disbelieve that forced labor was used in any stage of production or any component."),
    ("belief", "It is the belief of the seller that no forced labor was used in any stage of production or any component."),
    ("belief", "We believe, with the exception of the thread, that no forced labor was used in any stage of production or any component."),
    ("belief", "It is our belief that forced labor was used in a stage of production of one component."),
    ("source", "Our supplier has assured us that it made every reasonable effort to determine the source of the goods and of every component."),
    ("source", "[ ] We made every reasonable effort to determine the source of the merchandise and of every component thereof."),
    ("source", "☐ We made every reasonable effort to determine the source of the merchandise and of every component thereof."),
    ("source", "Was every reasonable effort made to determine the source of the merchandise and of every component thereof?"),
    ("source", "We are committed to making every reasonable effort to determine the source of the merchandise and of every component."),
    ("labor", "Nor could we ascertain the character of labor used in the production of the merchandise and each of its components."),
    ("labor", "We never inquired into the character of labor used in the production of the merchandise and each of its components."),
    ("labor", "Suppliers must ascertain the character of labor used in the production of the merchandise and each of its components."),
    ("belief", "The statement should show the belief that no forced labor was used in any stage of production or in any component."),
    ("source", "Our supplier wrote to us that every reasonable effort was made to determine the source of the merchandise and of every component."),
    ("source", "It was communicated to us that every reasonable effort had been made to determine the source of the merchandise and of every component."),
    ("source", "According to Kaveri Mills Ltd., every reasonable effort was made to determine the source of the merchandise and of every component."),
    ("source", "By letter of 3 May Kaveri Mills Ltd. notified us that it made every reasonable effort to determine the source of the merchandise and of every component."),
    ("source", "We are informed that every reasonable effort was made to determine the source of the merchandise and of every component."),
    ("source", "In a Limited inquiry we made every reasonable effort to determine the source of the merchandise and of every component."),
    ("source", "In Our Limited inquiry we made every reasonable effort to determine the source of the merchandise and of every component."),
    ("source", "OUR INQUIRY WAS LIMITED, BUT WE MADE EVERY REASONABLE EFFORT TO DETERMINE THE SOURCE OF THE MERCHANDISE AND OF EVERY COMPONENT."),
    ("source", "WE MADE EVERY REASONABLE EFFORT TO DETERMINE THE SOURCE OF THE MERCHANDISE AND OF EVERY COMPONENT, THOUGH ACCESS WAS LIMITED."),
    ("source", "WE MADE EVERY REASONABLE EFFORT TO DETERMINE THE SOURCE OF THE MERCHANDISE AND OF EVERY COMPONENT THOUGH LIMITED."),
    ("source", "EVERY REASONABLE EFFORT WAS MADE TO DETERMINE THE SOURCE OF THE MERCHANDISE AND OF EVERY COMPONENT THAT THE COMPANY LIMITED."),
)  # fmt: skip
ELEMENTS = ("source", "labor", "results", "belief")


def with_weak(number: int) -> str:
    """A whole statement with one element replaced by a weak one."""
    name, said = WEAK[number]
    parts = list(WHOLE[number % len(WHOLE)])
    parts[ELEMENTS.index(name)] = said
    return " ".join(parts)
