"""The statement of 12.43(b) in free wording: nothing that is not there is found, nothing that is there is called missing."""

# ruff: noqa: E501 - sentences as consignees write them
from __future__ import annotations

import pytest

from extractors.evidence import BBox, Document, Page, Word
from extractors.statement import read_statement
from tests.extractors.statement_samples import ELEMENTS, WEAK, WHOLE, with_weak

SAID = {
    "source": [
        "We made every reasonable effort to determine the source of the merchandise and of every component thereof.",
        "We took all reasonable steps to trace where the shirts and each of their inputs came from.",
        "Using due diligence we identified the origin of the goods and all materials in them.",
        "Our team exercised reasonable care and established the provenance of the garments and all constituent materials.",
        "We left no stone unturned to find out where the fabric, the thread and every other part of these goods originate.",
    ],
    "labor": [
        "We also made every effort to ascertain the character of labor used in the merchandise and each of its components.",
        "Auditors visited every processing site and interviewed workers about recruitment, wages and working conditions.",
        "We examined employment records at each site to verify the kind of labour used for the goods and their materials.",
        "The class of labor engaged at every stage of production was checked through worker interviews.",
        "Our compliance officer looked into how the people making the shirts and the yarn were hired and treated.",
    ],
    "results": [
        "The full results of our investigation are set out in Annex B.",
        "The complete findings of the inquiry are as follows: the cotton was grown in Texas and sewn in Nam Dinh.",
        "All results of the audits are attached in detail.",
        "Our review disclosed the following: all workers are free to leave.",
        "What we found is described fully in the enclosed report.",
    ],
    "belief": [
        "It is our belief that no forced labor was used in any stage of the production of the merchandise or of any of its components.",
        "We are satisfied that neither convict, forced nor indentured labor was used in any process or component.",
        "We firmly believe the goods and their inputs were made without forced labor at all steps.",
        "In our opinion no class of labor named in section 307 was employed at any stage for the shirts or any material in them.",
        "We are convinced that nobody was compelled to work at any step of making these goods or their parts.",
    ],
}


def document(text: str) -> Document:
    """A page of running text."""
    words, x, y = [], 60.0, 60.0
    for word in text.split():
        if x > 500:
            x, y = 60.0, y + 14
        words.append(Word(word, BBox(x, y, x + 5 * len(word), y + 10), 1.0, "text", 10.0))
        x += 5 * len(word) + 4
    return Document("0" * 64, (Page(1, 612, 792, tuple(words)),), "consignee_statement", 1.0)


def statement(first: int, second: int, left_out: str | None) -> dict[str, str]:
    """What is read of a statement made of these sentences, by element."""
    said = [
        v[first if n % 2 == 0 else second] for n, (name, v) in enumerate(SAID.items()) if name != left_out
    ]  # fmt: skip
    text = f"Harbor & Pine Apparel, Inc. is the ultimate consignee. {' '.join(said)} The shipment is 4,800 shirts."
    return {e.name: e.status for e in read_statement(document(text))}


@pytest.mark.parametrize("first", range(5))
@pytest.mark.parametrize("second", range(5))
def test_no_element_that_is_there_is_called_missing(first: int, second: int) -> None:
    assert "missing" not in statement(first, second, None).values()


@pytest.mark.parametrize("first", range(5))
@pytest.mark.parametrize("second", range(5))
@pytest.mark.parametrize("left_out", SAID)
def test_no_element_that_is_left_out_is_found(first: int, second: int, left_out: str) -> None:
    assert statement(first, second, left_out)[left_out] != "found"


@pytest.mark.parametrize("number", range(25))
def test_whole_statements_in_many_styles_are_found(number: int) -> None:
    i, j = number % 5, number // 5
    said = WHOLE[i][0], WHOLE[j][1], WHOLE[(i + j) % 5][2], WHOLE[(2 * i + j) % 5][3]
    read = read_statement(document(" ".join(said)))
    assert {e.name: e.status for e in read} == dict.fromkeys(ELEMENTS, "found")


@pytest.mark.parametrize("number", range(len(WEAK)))
def test_what_is_put_off_denied_or_said_of_others_is_not_found(number: int) -> None:
    read = {e.name: e for e in read_statement(document(with_weak(number)))}
    assert read[WEAK[number][0]].status != "found"
    assert read[WEAK[number][0]].lacking
    assert all(e.status == "found" for name, e in read.items() if name != WEAK[number][0])


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("The full results of our investigation are these. All cotton was grown in Texas.", "found"),
        ("The complete findings of the inquiry were these: nobody was held to work by debt.", "found"),
        ("The full results of our investigation are these.", "partly"),
        ("The full results of our investigation are these: not available at this time.", "missing"),
        ("The results of our investigation are these. All cotton was grown in Texas.", "partly"),
        ("The full results of our investigation are not these. All cotton was grown in Texas.", "partly"),
    ],
)
def test_results_that_are_announced_have_to_come_next(said: str, status: str) -> None:
    read = {e.name: e.status for e in read_statement(document(f"{said} {SAID['belief'][0]}"))}
    assert (read["results"], read["belief"]) == (status, "found")


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("results", "Our inquiry turned up nothing of concern."),
        ("results", "Nothing untoward came to light."),
        ("source", "The cotton was ginned in Lubbock and spun at Tarnow."),
        ("source", "The tuna was caught by two longliners off Palau."),
        ("results", "Everything that the company collected is attached."),
        ("results", "The full results of the investigation, save those that are confidential, are attached."),
    ],
)
def test_what_is_said_in_plain_words_is_for_a_person_and_not_missing(element: str, said: str) -> None:
    read = {e.name: e for e in read_statement(document(f"{said} {SAID['belief'][0]}"))}
    assert (read[element].status, read[element].quote) == ("partly", said)


EFFORT = "every reasonable effort to determine the source of the merchandise and of every component"
ASCERTAIN = "to ascertain the character of labor used in the merchandise and each of its components"
NOT_USED = "no forced labor was used in any stage of the production of the merchandise or of any of its components"


def read_within(element: str, said: str) -> str:
    """How the element is read where this sentence stands for it in a whole statement."""
    parts = [said if name == element else WHOLE[0][n] for n, name in enumerate(ELEMENTS)]
    read = {e.name: e.status for e in read_statement(document(" ".join(parts)))}
    assert all(status == "found" for name, status in read.items() if name != element)
    return read[element]


@pytest.mark.parametrize(
    ("element", "said", "status"),
    [
        ("source", f"We have made {EFFORT} [describe efforts].", "partly"),
        ("source", f"We have made {EFFORT} [sic].", "found"),
        ("belief", f"It is the belief of <name of the consignee> that {NOT_USED}.", "partly"),
        ("results", "The full results of our investigation as to the source are attached.", "partly"),
        ("results", "The full results of our investigation as to the source and the labor are attached.", "found"),
        ("results", "The full results as to source are in Annex A. The full results as to labor are in Annex B.", "found"),
        ("labor", f"We have made every reasonable effort {ASCERTAIN.replace('labor', 'la- bor')}.", "found"),
        ("source", f"We have made {EFFORT}. [X] Yes [ ] No", "found"),
        ("source", f"We have made {EFFORT}. Yes [X] No [ ]", "found"),
        ("source", f"We have made {EFFORT}. [ ] Yes [X] No", "partly"),
        ("source", f"We have made {EFFORT}. Yes [ ] No [X]", "partly"),
        ("source", f"We have made {EFFORT}. [ ] Yes [ ] No", "partly"),
        ("source", f"We have made {EFFORT}. [X] Yes [X] No", "partly"),
        ("belief", f"We believe that {NOT_USED.replace('no forced labor was used', 'forced labor played no part')}.", "found"),
    ],
)  # fmt: skip
def test_what_is_left_blank_one_sided_or_answered_by_boxes(element: str, said: str, status: str) -> None:
    assert read_within(element, said) == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (f"Tracewell LLP, a consultancy, made {EFFORT}.", "partly"),
        (f"Tracewell LLP has made {EFFORT}.", "partly"),
        (f"Harbor & Pine Apparel, Inc., the ultimate consignee, made {EFFORT}.", "found"),
        (f"The Company, acting with care, has made {EFFORT}.", "found"),
        (f"We spared no effort and made {EFFORT}.", "found"),
        (f"We made no effort and not {EFFORT}.", "missing"),
        (f"We have not failed to make {EFFORT}.", "found"),
        (f"We have failed to make {EFFORT}.", "missing"),
    ],
)
def test_whose_effort_it_is_and_denials_that_deny_nothing(said: str, status: str) -> None:
    assert read_within("source", said) == status


def test_no_belief_in_forced_labor_is_for_a_person() -> None:
    said = f"We do not believe that {NOT_USED.replace('no forced', 'forced')}."
    assert read_within("belief", said) == "partly"


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("belief", f"We are committed to ethical trade, and it is our belief that {NOT_USED}."),
        ("belief", f"Consistent with our commitment to human rights, we believe that {NOT_USED}."),
        ("belief", f"We believe that {NOT_USED}, nor have we found any sign of it."),
        ("source", f"We made {EFFORT}, consistent with our commitment to human rights."),
        ("source", f"We made {EFFORT}, nor did we find any sign of another."),
        ("source", f"__Harbor & Pine Apparel, Inc.__ made {EFFORT}."),
        ("source", f"__JD__ We made {EFFORT}."),
        ("source", f"__ JD __ We made {EFFORT}."),
    ],
)
def test_a_promise_or_a_denial_of_something_else_takes_nothing_back(element: str, said: str) -> None:
    assert read_within(element, said) == "found"


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (
            "labor",
            f"In line with our policy, which requires suppliers to open their doors, we made every effort {ASCERTAIN}.",
        ),
        ("labor", f"We examined employment records, as our code that suppliers must follow provides, {ASCERTAIN}."),
        ("labor", f"The company examined records, as our code that suppliers must follow provides, {ASCERTAIN}."),
        (
            "labor",
            f"Under our code, which requires suppliers to make every effort, Harbor made every effort {ASCERTAIN}.",
        ),
        ("labor", f"Harbor made every effort {ASCERTAIN}, and is committed to examining more."),
        ("source", f"Harbor Apparel, committed to making every effort, made {EFFORT}."),
        ("source", f"We made {EFFORT}, nor have we made an exception."),
        ("source", f"We are committed to honesty and made {EFFORT}."),
        ("source", f"We are committed to honesty, diligence and {EFFORT}."),
        ("source", f"We are committed to making {EFFORT}, and we use due diligence."),
        ("source", f"{EFFORT.capitalize()} is what we are committed to and we care."),
        ("source", f"Our commitment to customers, which we honor, is to make {EFFORT}."),
        ("belief", f"Nor have we any belief that {NOT_USED}."),
        ("source", f"____ We made {EFFORT}."),
    ],
)
def test_what_may_be_promised_or_asked_beside_the_element_is_for_a_person(element: str, said: str) -> None:
    assert read_within(element, said) == "partly"


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("source", f"We are committed to making {EFFORT}."),
        ("source", f"Our commitment to {EFFORT} stands."),
        ("source", f"Nor have we made {EFFORT}."),
        ("labor", f"We require suppliers {ASCERTAIN}."),
        ("labor", f"Our policy requires that suppliers make every effort {ASCERTAIN}."),
        ("belief", f"We have no doubt, nor have we formed any belief that {NOT_USED}."),
    ],
)
def test_the_element_itself_promised_denied_or_asked_of_others_is_missing(element: str, said: str) -> None:
    assert read_within(element, said) == "missing"


@pytest.mark.parametrize(
    ("element", "said", "status"),
    [
        (
            "source",
            "Our supplier has assured us that it made every reasonable effort to determine the source of the goods and every component.",
            "partly",
        ),
        (
            "labor",
            "The mill, Kaveri, confirmed to us that it examined the labor used in the goods and each of their components.",
            "partly",
        ),
        (
            "source",
            "We made every reasonable effort to trace the goods and every component, and each maker confirmed to us in writing where it came from.",
            "found",
        ),
        (
            "source",
            "As far as reasonable effort allows, we made every reasonable effort to determine the source of the goods and of every component.",
            "found",
        ),
        (
            "source",
            "We made every reasonable effort to determine the source of the goods with every party and other parties.",
            "partly",
        ),
        (
            "labor",
            "Together with Salem Weaving Company Limited we ascertained the character of labor used in the goods and each component.",
            "found",
        ),
        (
            "labor",
            "We ascertained the character of labor in a limited number of the mills for the goods and each component.",
            "partly",
        ),
        (
            "labor",
            "We ascertained the character of labor for the goods and each component Limited to one mill.",
            "partly",
        ),
        (
            "source",
            "We made every reasonable effort to trace the goods and every component, and each maker confirmed to us that it had traced its own.",
            "found",
        ),
        (
            "source",
            "We have read the letter of our mill, in which that company says that it has made every reasonable effort to determine the source of the goods and of every component.",
            "partly",
        ),
        (
            "labor",
            "There is a paper of the mill stating that it examined the labor used in the goods and each of their components.",
            "partly",
        ),
        (
            "labor",
            "An auditor is to be appointed to look into the labor used in the goods and each of their components.",
            "missing",
        ),
        (
            "labor",
            "As to the labor used in the goods and each component, every reasonable effort was made by our own staff.",
            "found",
        ),
        (
            "source",
            "As is to be noted, we made every reasonable effort to determine the source of the goods and of every component.",
            "found",
        ),
    ],
)
def test_what_others_tell_and_words_that_only_look_weak(element: str, said: str, status: str) -> None:
    assert read_within(element, said) == status


def test_the_consignee_named_by_the_entry_may_believe_by_its_name() -> None:
    text = (
        "These are shirts of cotton. " * 40
        + "Harbor believes that no forced labor was used in any stage of production of the goods or of any component."
    )
    belief = {e.name: e.status for e in read_statement(document(text))}["belief"]
    named = {e.name: e.status for e in read_statement(document(text), ["Harbor Apparel, Inc."])}["belief"]
    assert (belief, named) == ("partly", "found")


@pytest.mark.parametrize(
    "name",
    ["Kaveri Mills Limited", "KAVERI TRADING COMPANY LIMITED", "Kaveri (P) Limited", "KAVERI MILLS PVT. LIMITED"],
)
def test_limited_of_a_firm_limits_no_effort(name: str) -> None:
    said = f"We, {name}, made every reasonable effort to determine the source of the goods and of every component."
    said = said.upper() if name.isupper() else said
    assert {e.name: e.status for e in read_statement(document(said))}["source"] == "found"


def test_what_the_consignees_own_records_tell_is_his() -> None:
    said = "According to our records, every reasonable effort was made by us to determine the source of the goods and of every component."
    assert {e.name: e.status for e in read_statement(document(said))}["source"] == "found"


def test_who_believes_under_the_title_is_not_the_consignee_for_it() -> None:
    said = "STATEMENT OF ULTIMATE CONSIGNEE: Kaveri believes that no forced labor was used in any stage of production of the goods or any component."
    assert {e.name: e.status for e in read_statement(document(said))}["belief"] != "found"


def test_a_belief_alone_lacks_the_efforts_and_one_that_opens_with_them_is_for_a_person() -> None:
    end = "we believe that no forced labor was used in any stage of production of the goods or of any component."
    shirts = "Harbor & Pine Apparel, Inc. is the ultimate consignee. The shipment is 4,800 shirts."
    alone = {e.name: e.status for e in read_statement(document(f"{shirts} For the shirts {end}"))}
    opened = {e.name: e.status for e in read_statement(document(f"{shirts} After thorough tracing of the lots {end}"))}
    assert (alone["source"], opened["source"]) == ("missing", "partly")
