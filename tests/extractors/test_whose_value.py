"""Whose a value is: its own caption's in two languages, its column's, its paper's; a caption's number is nobody's."""

from __future__ import annotations

import pytest

from extractors.extract.signing_words import without_address
from extractors.extract.vessel_names import split_vessel
from extractors.values.dates import find_dates
from extractors.values.identifiers import find_hs_codes
from tests.extractors.text_pages import read, values


@pytest.mark.parametrize(
    ("line", "packages"),
    [
        ("Kap / Packages            80", "80"),
        ("Zolltara / Packages       80", "80"),
        ("Form 7 / Packages         80", None),  # a figure before the stroke: no caption in another language
    ],
)
def test_a_caption_in_a_second_language_opens_with_its_twin(line: str, packages: str | None) -> None:
    found = values(f"COMMERCIAL INVOICE\nInvoice No.: A-71\n{line}\n", "commercial_invoice")
    assert found.get("packages") == packages


TWO_CURRENCIES = """
FATURA / INVOICE
Fatura No: MSK2026000000177
Navlun / Freight                     USD 3.150,00
CIF Houston Toplam / Total           USD 26.900,00
TL Karşılığı (Kur 41,2000)           1.108.280,00 TL
"""


def test_a_total_may_name_its_terms_before_it() -> None:
    found = values(TWO_CURRENCIES, "commercial_invoice", ("tr",))
    assert (found.get("total"), found.get("currency")) == ("26900", "USD")
    assert (found.get("total_local"), found.get("currency_local")) == ("1108280", "TRY")


def test_a_local_twin_is_no_total_where_the_foreign_one_is_unread() -> None:
    unread = TWO_CURRENCIES.replace("CIF Houston Toplam / Total  ", "Houston bedeli              ")
    assert values(unread, "commercial_invoice", ("tr",)).get("total") is None


def test_a_total_in_one_currency_alone_is_the_total() -> None:
    text = "FATURA\nFatura No: A2026000000177\nTL Karşılığı                1.108.280,00 TL\n"
    assert values(text, "commercial_invoice", ("tr",)).get("total") == "1108280"


@pytest.mark.parametrize(
    ("row", "gross"),
    [
        ("11 Poids brut, kg        12 Cubage m3", "2034"),
        ("11 Poids brut, kg        12 kg", "12"),
    ],
)
def test_the_number_of_the_next_box_is_no_weight(row: str, gross: str) -> None:
    text = f"LETTRE DE VOITURE CMR\n{row}\n2034                     7,2\n"
    assert values(text, "transport_document", ("fr",)).get("gross_weight") == gross


def test_the_numbers_of_captions_count_no_packages() -> None:
    text = "CMR\n11 Gross weight in kg     12 Volume in m3\nHM 1-116 116 Rolls\n"
    assert values(text, "transport_document").get("packages") == "116"
    assert values("CMR\n10 kg 12 Rolls\n", "transport_document").get("packages") == "12"


def test_a_factor_counts_no_packages() -> None:
    text = "INVOICE\nInvoice No.: A-71\nPACKING : 10 X 2 LBS/CTN\n"
    assert "packages" not in values(text, "commercial_invoice")
    assert values(text.replace("10 X 2 LBS/CTN", "10 CTN"), "commercial_invoice").get("packages") == "10"


ROW_OF_TOTALS = """
COMMERCIAL INVOICE
Invoice No.: 052/MKX-2026
No   Description              Cartons      KGS           Unit price     Amount
1    Pangasius fillet         1,500        15,000.00     3.05           45,750.00
2    Pangasius steak          700          7,000.00      2.10           14,700.00
     Total                    2,200        22,000.00                    60,450.00
"""


def test_the_figure_in_a_column_of_weights_is_no_total() -> None:
    found = values(ROW_OF_TOTALS, "commercial_invoice")
    assert (found.get("total"), found.get("quantity"), found.get("packages")) == ("60450", "22000", "2200")


TAX_BELOW = """
SİPARİŞ FORMU
Sipariş No: MK-2026/157
TOPLAM                               6.290.000,00
KDV %1                               62.900,00
BEDELİ                               {last}
"""


@pytest.mark.parametrize(("last", "total"), [("6.352.900,00", "6352900"), ("6.300.000,00", "6290000")])
def test_the_amount_that_a_total_and_the_tax_under_it_make_is_the_total(last: str, total: str) -> None:
    assert values(TAX_BELOW.format(last=last), "purchase_order", ("tr",)).get("total") == total


def test_a_general_date_behind_another_papers_number_dates_that_paper() -> None:
    text = (
        "COMMERCIAL INVOICE\nInvoice No.: 052/MKX\nDate: 28 April 2026\n"
        "Contract No.: MKX-PRC/03-26        Dated: 2 March 2026\n"
    )
    assert values(text, "commercial_invoice").get("invoice_date") == "2026-04-28"
    alone = text.replace("Date: 28 April 2026\n", "")
    assert values(alone, "commercial_invoice").get("invoice_date") == "2026-03-02"


def test_the_date_beside_a_signature_is_not_the_papers() -> None:
    text = (
        "LIEFERSCHEIN\nLieferschein-Nr.     Datum            Kunden-Nr.\n"
        "LS-260377            22.04.2026       10552\nWare erhalten\n"
        "Datum: 23.04.2026        Name: K. Lenzen        Unterschrift: ____\n"
    )
    assert values(text, "transport_document", ("de",)).get("departure_date") == "2026-04-22"


@pytest.mark.parametrize(
    ("line", "date"),
    [("Buyer's Order No.: NEF-7718 Dt. 30.03.2026", "2026-03-30"), ("Buyer's Order No.: NEF-7718  30.03.2026", None)],
)
def test_the_date_of_the_buyers_order_needs_its_word(line: str, date: str | None) -> None:
    found = values(f"INVOICE\nInvoice No.: A-71 Dt. 21.04.2026\n{line}\n", "commercial_invoice")
    assert (found.get("invoice_date"), found.get("order_date")) == ("2026-04-21", date)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("03/09/26-03/22/26", ["03/09/26", "03/22/26"]),
        ("01.05.2026–31.05.2026", ["01.05.2026", "31.05.2026"]),
        ("12-34-5678-9", []),
        ("1/2/26-33", []),
    ],
)
def test_two_dates_may_be_joined_by_a_dash(text: str, dates: list[str]) -> None:
    assert [d.text for d in find_dates(text)] == dates


@pytest.mark.parametrize(
    ("text", "vessel", "voyage"),
    [
        ('"EVER LUCENT" V. 0421-078E', "EVER LUCENT", "0421-078E"),
        ("CMA CGM PARATY 0SV8YN1MA", "CMA CGM PARATY", "0SV8YN1MA"),
        ("HANSA MERIDIAN VOY.123", "HANSA MERIDIAN", "123"),
        ("HANSA MERIDIAN VOYAGE074E", "HANSA MERIDIAN", "074E"),
        ("OCEAN DOMAIN", "OCEAN DOMAIN", ""),
    ],
)
def test_a_vessel_without_its_quotes_and_voyage(text: str, vessel: str, voyage: str) -> None:
    assert split_vessel(text) == (vessel, voyage)


def test_a_tariff_code_of_five_groups() -> None:
    assert [code for *_, code in find_hs_codes("2002.90.91.00.11")] == ["2002.90.91.00.11"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Somchai Wattanakul", "Somchai Wattanakul"),
        ("Ing. Karla Villamar", "Karla Villamar"),
        ("Mrs Dalloway", "Mrs Dalloway"),  # one name alone keeps its address
        ("Ingrid Bergman", "Ingrid Bergman"),
    ],
)
def test_a_form_of_address_is_no_part_of_a_name(text: str, name: str) -> None:
    assert without_address(text) == name


@pytest.mark.parametrize(
    ("line", "signer", "title"),
    [
        ("Conforme: María Souto Ferreiro, Directora de Compras", "María Souto Ferreiro", "Directora de Compras"),
        ("Aprovado por: Rui Tavares Pinto", "Rui Tavares Pinto", None),
        ("Conforme: Frutas del Sur, S.A.", None, None),
    ],
)
def test_who_approves_signs(line: str, signer: str | None, title: str | None) -> None:
    body = "\n".join(["PEDIDO DE COMPRA", "Pedido No.: 26/000381", *["Pulpa de pota 22.000 kg"] * 12, line])
    found = values(body, "purchase_order", ("es",))
    assert (found.get("signer"), found.get("signer_title")) == (signer, title)


def test_a_number_of_letters_then_figures_is_one() -> None:
    found = read("INVOICE\nInvoice No.: APF-E 1187/26\n", "commercial_invoice")
    assert found.value("invoice_number") == "APF-E 1187/26"


@pytest.mark.parametrize(
    ("line", "net"),
    [
        ("Net Wt. 18,000.000 KGSGross Wt. 23,220.000 KGS", "18000"),  # two captions that recognition ran together
        ("Net Wt. 39,683.21 LBS / 18,000.000 KGS", "18000"),
    ],
)
def test_the_kilograms_of_another_caption_are_not_taken(line: str, net: str) -> None:
    found = values(f"INVOICE\nInvoice No.: A-71\n{line}\n", "commercial_invoice", source="ocr")
    assert found.get("net_weight") == net


def test_what_a_colon_leads_to_is_not_sought_in_the_next_column() -> None:
    text = "INVOICE\nInvoice No.: A-71\nPACKING : 10 X 2 LBS/CTN        17,600\n"
    assert "packages" not in values(text, "commercial_invoice")
    assert values(text.replace("10 X 2 LBS/CTN", "        "), "commercial_invoice").get("packages") == "17600"


def test_packages_stand_beside_the_weights_of_an_invoice() -> None:
    text = "INVOICE\nInvoice No.: A-71\n{}Gross wt 5,320 kg / Net wt 4,790 kg / 420 ctns\n"
    assert values(text.format(""), "commercial_invoice").get("packages") == "420"
    assert "packages" not in values(text.format("Net wt 10 kg / 12 ctns\n"), "commercial_invoice")


@pytest.mark.parametrize(("name", "amount"), [("Amount converted", None), ("Amount", "12371.89")])
def test_a_general_word_that_goes_on_is_another_caption(name: str, amount: str | None) -> None:
    text = f"TRANSFER CONFIRMATION\nSender: Nordlicht Kaffee UG\n{name}        12,371.89 EUR\nFees        58.11 EUR\n"
    assert values(text, "payment_proof").get("amount") == amount


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (
            ("merchandise imported on April 27, 2026 was detained on April 29,", "2026. Reason: 19 U.S.C. 1307"),
            "2026-04-29",
        ),
        (("merchandise imported on April 27, 2026 has been detained on", "April 29, 2026. Reason: 1307"), "2026-04-29"),
        (("merchandise imported on April 27, 2026 was detained on", "the day after. April 29, 2026"), None),
        (("merchandise imported on April 27, 2026 was detained on", "      April 29, 2026. Reason: 1307"), None),
        (("merchandise imported on April 27, 2026 was detained on", "or by April 29, 2026"), None),
        (("merchandise imported on April 27, 2026 was detained on", "", "April 29, 2026. Reason: 1307"), None),
        (("was detained on", "April 29, 2026. Reason: 1307"), None),  # no sentence: a caption over its value may be
        (("merchandise imported on April 27, 2026 was detained on April 29,", "      2026. Reason: 1307"), None),
    ],
)
def test_a_sentence_breaks_its_date_over_two_lines(lines: tuple[str, str], date: str | None) -> None:
    body = "\n".join(("NOTICE OF DETENTION", "Entry Number: 551-7720418-6", *lines))
    assert values(body, "detention_notice").get("detention_date") == date


@pytest.mark.parametrize(("under", "number"), [("EF 2026/118", "EF 2026/118"), ("Lisboa 2026", None)])
def test_a_number_in_its_series_stands_under_the_title(under: str, number: str | None) -> None:
    text = f"ENCOMENDA A FORNECEDOR\n{under}\nData: 2026-03-23\n"
    assert values(text, "purchase_order", ("pt",)).get("purchase_order_number") == number


FOOT = "\n".join(["ĐƠN ĐẶT HÀNG", "Số: 087/ĐĐH-SHX", *["Vải kaki cotton"] * 16])


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        ("GIÁM ĐỐC\n\n\nTrần Quốc Bảo", "Trần Quốc Bảo"),
        ("GIÁM ĐỐC\n\n\nCông ty TNHH Thành Phát", None),
        ("GIÁM ĐỐC\n\n\nTrần Quốc Bảo\n\nKẾ TOÁN TRƯỞNG / QUẢN LÝ\n\n\nLê Thị Mai", None),  # two offices, two names
    ],
)
def test_an_office_stands_over_its_holder_at_the_foot(foot: str, signer: str | None) -> None:
    assert values(f"{FOOT}\n{foot}", "purchase_order", ("vi",)).get("signer") == signer


def test_the_word_for_number_in_two_languages_numbers_the_paper() -> None:
    text = "HÓA ĐƠN THƯƠNG MẠI\nSố/No: 052/MKX-2026\n"
    found = values(text, "commercial_invoice", ("vi",))
    assert (found.get("invoice_number"), found.get("purchase_order_number")) == ("052/MKX-2026", None)
    ours = values("INVOICE\nInvoice No.: A-71\nSO No: 052-2026\n", "commercial_invoice")
    assert ours.get("purchase_order_number") == "052-2026"


def test_the_local_value_of_a_payment_is_not_its_currency() -> None:
    text = "AVIS DE VIREMENT\nMontant        87 450,00 USD\nContre-valeur        80 229,36 EUR\n"
    found = values(text, "payment_proof", ("fr",))
    assert (found.get("amount"), found.get("currency")) == ("87450", "USD")


@pytest.mark.parametrize(("last", "total"), [("81 000,00", "81000"), ("85 000,00", None)])
def test_a_later_total_that_a_charge_between_makes_is_the_total(last: str, total: str | None) -> None:
    text = (
        "FACTURE COMMERCIALE\nFacture n° 0317/EXP/26\nTOTAL FOB CASABLANCA : 78 100,00 USD\n"
        f"FRET MARITIME : 2 900,00 USD\nTOTAL CFR NEW ORLEANS : {last} USD\n"
    )
    found = values(text, "commercial_invoice", ("fr",)).get("total")
    assert found == total if total else found != "81000"


def test_a_route_in_two_languages() -> None:
    found = values(
        "INVOICE\nInvoice No.: A-71\nFROM 从 SHANGHAI, CHINA TO 到 OAKLAND, USA BY SEA\n", "commercial_invoice"
    )
    assert (found.get("port_of_lading"), found.get("port_of_discharge")) == ("SHANGHAI, CHINA", "OAKLAND, USA")


@pytest.mark.parametrize(("said", "packages"), [("31 pcs per pallet, 62 pallets", None), ("62 pallets", "62")])
def test_a_rate_counts_no_packages(said: str, packages: str | None) -> None:
    found = values(f"SALES CONTRACT\nContract No.: A-71\nPacking: {said}\n", "contract").get("packages")
    assert found == packages if packages else found != "31"


def test_the_first_group_of_figures_alone_is_no_reference() -> None:
    found = values("JUSTIFICANTE DE TRANSFERENCIA\nReferencia        0182 4471 26 0099817\n", "payment_proof", ("es",))
    assert found.get("payment_reference") is None
    one = values("JUSTIFICANTE DE TRANSFERENCIA\nReferencia        0182447126\n", "payment_proof", ("es",))
    assert one.get("payment_reference") == "0182447126"


@pytest.mark.parametrize("parted", [" / ", ", ", " - "])
def test_a_name_in_script_and_again_with_the_office(parted: str) -> None:
    said = ["STATEMENT", *["All quantities reconcile."] * 6, "For Gulf Foods LLC", "Martin Sorrell"]
    body = "\n".join([*said, f"Martin Sorrell{parted}Director of Compliance", "Signature", "Date: March 10, 2025"])
    found = values(body, "consignee_statement", ("en",))
    assert (found.get("signer"), found.get("signer_title")) == ("Martin Sorrell", "Director of Compliance")


def test_a_credit_from_abroad_gives_its_sum_in_both_currencies() -> None:
    text = (
        "Aviso de Crédito – Ordem de Pagamento do Exterior\n\n"
        "Data valor                   28/08/2026\n"
        "Valor em moeda estrangeira   USD 172.339,20\n"
        "Valor em moeda nacional      R$ 946.142,21\n"
    )
    found = values(text, "payment_proof", ("pt",))
    assert (found["amount"], found["currency"]) == ("172339.2", "USD")
    assert (found["total_local"], found["currency_local"]) == ("946142.21", "BRL")


@pytest.mark.parametrize(
    ("plain", "amount", "local"),
    [("EUR 280.00", "300", "280"), ("USD 300.00", "300", None)],
)
def test_a_plain_amount_beside_a_foreign_one_is_its_local_twin(plain: str, amount: str, local: str | None) -> None:
    text = f"JUSTIFICANTE DE TRANSFERENCIA\n\nImporte en moneda extranjera: USD 300.00\nImporte: {plain}\n"
    found = values(text, "payment_proof", ("es",))
    assert (found.get("amount"), found.get("currency"), found.get("total_local")) == (amount, "USD", local)


@pytest.mark.parametrize(
    ("label", "total"), [("Amount outstanding", "500"), ("Total amount outstanding", None), ("Account balance", None)]
)
def test_what_is_outstanding_is_an_invoices_total_unless_an_account_owes_it(label: str, total: str | None) -> None:
    text = f"INVOICE\nInvoice No: KY-118\n{label}: USD 500.00\n"
    assert values(text, "commercial_invoice").get("total") == total


@pytest.mark.parametrize(
    ("said", "container"),
    [
        ("Container no. MSKU1234565, B/L no. MAEU7712345.", "MSKU1234565"),
        ("Container no. MSKU1234565, vận đơn số MAEU7712345.", "MSKU1234565"),
        ("Container no. MSKU1234565, MAEU7712345.", ["MSKU1234565", "MAEU7712345"]),
    ],
)
def test_a_transport_papers_number_in_the_shape_of_a_containers_is_none(said: str, container: object) -> None:
    assert values(f"Dear Ann,\n{said}\n", "correspondence").get("container_number") == container
