"""Titles of the trades that once told no type: shift books, visits, wage sheets, papers that prove nothing."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.evidence import Document
from tests.extractors.page_builder import numbered, paper

TITLES = {
    "affidavit": ["CARTA DE FE", "BẢN KHAI", "EIGENERKLÄRUNG"],
    "audit_report": ["SITE VISIT REPORT", "RAPPORT DE VISITE", "BESUCHSBERICHT", "SOSYAL UYGUNLUK RAPORU"],
    "commercial_invoice": ["NOTE DE DÉBIT", "FASON FATURASI", "加工费结算单"],
    "contract": ["FASON PROTOKOLÜ", "LOHNFERTIGUNGSVERTRAG", "成交确认书"],
    "flow_chart": ["SƠ ĐỒ SẢN XUẤT", "İŞ AKIŞI"],
    "labor_record": ["FEUILLE D'ÉMARGEMENT", "REGISTER OF WORKMEN", "BẢNG KÊ TĂNG CA"],
    "other": [
        "INCOME TAX RETURN",
        "WE ARE HIRING",
        "POLICY SCHEDULE",
        "ATTESTATION D'ASSURANCE",
        "CONTRATO SOCIAL",
        "FİYAT LİSTESİ",
        "BIÊN BẢN HỌP",
        "STELLENAUSSCHREIBUNG",
        "CONSTANCIA DE SITUACIÓN FISCAL",
        "招聘启事",
    ],
    "production_record": [
        "HOJA DE TURNO",
        "SCHICHTBUCH",
        "VARDİYA DEFTERİ",
        "FOLHA DE TURNO",
        "NHẬT KÝ CA",
        "交接班记录",
    ],
    "supplier_list": ["PADRÓN DE PRODUCTORES", "CADASTRO DE PRODUTORES"],
    "test_report": ["RESULTS OF EXAMINATION", "ANALYSEZERTIFIKAT", "检验结果"],
    "transport_document": ["BOLETA DE BÁSCULA", "TARTI FİŞİ"],
}


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind, titles in TITLES.items() for title in titles])
def test_a_paper_is_told_by_its_title(kind: str, title: str) -> None:
    page = paper(title, [], None, ["Lorem ipsum dolor sit amet", "consectetur adipiscing elit"])
    found = classify_document(Document("0" * 64, numbered([page])))
    assert found.type == kind
    assert not found.problems or found.problems[0].code == "blank_form"
