"""The type files: all of them load, and a slip in one is an error that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document_types import FIELD_NAMES, ROLES, DocumentTypeError, document_type, document_types, load_type

CONTRACT = """commercial_invoice purchase_order payment_proof affidavit certificate_of_origin_1243
certificate_of_origin_other consignee_statement bill_of_lading transport_document packing_list contract
production_record bale_list labor_record detention_notice exclusion_notice entry_summary customs_declaration test_report
audit_report policy
map flow_chart supplier_list translation correspondence bill_of_materials internal_transfer other unreadable"""
LANGUAGES = {"en", "zh", "es", "tr", "vi", "de", "fr", "pt"}


def test_every_type_of_the_contract_has_a_file() -> None:
    assert set(document_types()) == set(CONTRACT.split())


def test_every_field_and_role_belongs_to_a_type() -> None:
    kinds = document_types().values()
    assert {f for kind in kinds for f in kind.fields} == FIELD_NAMES
    assert {r for kind in kinds for r in kind.roles} == ROLES


US_FORMS = {
    "certificate_of_origin_1243",
    "consignee_statement",
    "detention_notice",
    "exclusion_notice",
    "entry_summary",
}


def test_titles_in_every_language() -> None:
    for name in set(document_types()) - US_FORMS - {"unreadable"}:
        assert {cue.language for cue in document_type(name).cues.titles} >= LANGUAGES, name


def written(folder: Path, text: str) -> Path:
    path = folder / "ticket.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_new_type_is_one_file(tmp_path: Path) -> None:
    kind = load_type(
        written(
            tmp_path,
            """
            title = "Weighbridge ticket"
            fields = ["gross_weight", "net_weight"]
            roles = ["carrier"]
            [cues.en]
            titles = ["weighbridge ticket"]
            labels = ["tare", "weigher"]
            [labels]
            net_weight = ["nett"]
            """,
        )
    )
    assert (kind.name, kind.fields, kind.line_items) == ("ticket", ("gross_weight", "net_weight"), False)
    assert [(cue.text, cue.language) for cue in kind.cues.titles] == [("weighbridge ticket", "en")]
    assert kind.labels["net_weight"] == ("nett",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('title = "T"\nfeilds = []', "'feilds'; did you mean 'fields'"),
        ('title = "T"\nfields = ["invoice_numbr"]', "'invoice_numbr'; did you mean 'invoice_number'"),
        ('title = "T"\nroles = ["seler"]', "'seler'; did you mean 'seller'"),
        ('title = "T"\n[cues.xx]\ntitles = ["t"]', "'xx'"),
        ('title = "T"\n[cues.en]\ntitels = ["t"]', "'titels'; did you mean 'titles'"),
        ('title = "T"\n[labels]\nweight = ["t"]', "'weight'"),
        ('title = "T"\nline_items = 1', "line_items"),
        ('title = "T"\nprior = "much"', "prior"),
        ('title = "T"\nnumber = "invoice"', "'invoice'"),
        ("fields = []", "title"),
        ('title = "T', "ticket.toml"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(DocumentTypeError, match=r"ticket\.toml") as caught:
        load_type(written(tmp_path, text))
    assert named in str(caught.value)
