"""Titles that a works composes for itself, and what is none."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.classify.composed_titles import composed_type
from extractors.classify.cue_match import tokens
from tests.extractors.text_pages import document_of

PRODUCTION = (
    "DOMATES SALÇASI ÜRETİM TUTANAĞI",
    "Relevé de transformation",
    "INFORME DE ZAFRA",
    "Ziehprotokoll Ingot",
    "原料加工批次追溯表",
    "Folha de colheita",
    "PHIẾU KHAI THÁC THỦY SẢN",
)
LABOR = (
    "FOREIGN WORKER PASSPORT REGISTER",
    "社会保险参保人员名单",
    "Livre récapitulatif de paie",
    "ROL DE PAGOS TRIPULACIÓN",
)


@pytest.mark.parametrize("title", PRODUCTION)
def test_a_word_of_the_work_and_one_for_the_paper(title: str):
    assert composed_type(tokens(title)) == "production_record"


@pytest.mark.parametrize("title", LABOR)
def test_a_word_of_wages_or_workers_and_one_for_the_paper(title: str):
    assert composed_type(tokens(title)) == "labor_record"


@pytest.mark.parametrize(
    "title",
    [
        "Production",
        "Annual report",
        "Report: the production of yarn went on after the workers had left the mill for the night",
        "Payroll and production summary",
        "生产工序",
        "Mill Road 12",
    ],
)
def test_one_of_the_two_two_kinds_or_a_sentence_is_no_title(title: str):
    assert composed_type(tokens(title)) is None


def test_a_listed_title_decides_before_a_composed_one():
    document = document_of("SOCIAL AUDIT REPORT\n\nFacility: Meghna Apparels Limited\n", "other")
    assert classify_document(document).type == "audit_report"


def test_a_composed_title_tells_the_type():
    text = "PÊCHERIES DU SALOUM S.A.\n\nRELEVÉ DE TRANSFORMATION\n\nLe chef de production : M. Ndiaye\n"
    assert classify_document(document_of(text, "other")).type == "production_record"


def test_small_print_is_no_title():
    text = "PÊCHERIES DU SALOUM S.A.\n\nVoir notre relevé de transformation\n\nLe directeur : M. Ndiaye\n"
    assert classify_document(document_of(text, "other")).type == "other"
