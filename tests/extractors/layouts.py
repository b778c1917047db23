"""Layouts of the trade, each made for its test: what must be read, and nothing else of these fields."""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """A page as text, its type and language, and the fields on it."""

    name: str
    type: str
    language: str
    text: str
    fields: dict[str, object]


LAYOUTS = (
    Layout(
        "french_telecom",
        "commercial_invoice",
        "fr",
        """
ACME SARL                                 Facture n°562044387 du 02/07/2015
12 rue de Paris                           Client n° 8812
75001 Paris                               Référence commande : CMD-2015/77
Désignation              Qté    PU HT     Montant HT
Abonnement fibre          1     33,32      33,32
                              Total HT     33,32 €
                              TVA 20 %      6,67 €
                              Total TTC    39,99 €
A régler avant le 15/07/2015
""",
        {
            "currency": "EUR",
            "due_date": "2015-07-15",
            "invoice_date": "2015-07-02",
            "invoice_number": "562044387",
            "purchase_order_number": "CMD-2015/77",
            "quantity": "1",
            "subtotal": "33.32",
            "tax": "6.67",
            "total": "39.99",
        },
    ),
    Layout(
        "german_pair",
        "commercial_invoice",
        "de",
        """
Saeco Vertrieb GmbH
Rechnungsnummer / Datum: 880123 / 14.03.2014       Kundennummer: 4711
Ihre Bestellung Nr. 4500123 vom 01.03.2014         Lieferschein: 99817
Pos  Artikel   Bezeichnung        Menge  Einzelpreis   Gesamtpreis
1    A-1       Mahlwerk           2 Stk     17,50        35,00
Zwischensumme                                           35,00 EUR
zzgl. 19% MwSt                                           6,65 EUR
Gesamtbetrag                                            41,65 EUR
Zahlbar bis 28.03.2014
""",
        {
            "currency": "EUR",
            "due_date": "2014-03-28",
            "invoice_date": "2014-03-14",
            "invoice_number": "880123",
            "order_date": "2014-03-01",
            "purchase_order_number": "4500123",
            "quantity": "2",
            "subtotal": "35",
            "tax": "6.65",
            "total": "41.65",
            "waybill_number": "99817",
        },
    ),
    Layout(
        "indian_retail",
        "commercial_invoice",
        "en",
        """
Flip Retail Pvt Ltd
Retail/TaxInvoice/Cash Memorandum
Invoice No: # BLR_WFLD20151000982590        Order ID: OD204311225574
Invoice Date: 20-10-2015                    Order Date: 19-10-2015
Product          Qty    Price    Tax   Total
Case cover        1     304.76   14.24   319.00
                                 Total   319.00
Grand Total   Rs. 319.00
""",
        {
            "currency": "INR",
            "invoice_date": "2015-10-20",
            "invoice_number": "BLR_WFLD20151000982590",
            "order_date": "2015-10-19",
            "purchase_order_number": "OD204311225574",
            "quantity": "1",
            "tax": "14.24",
            "total": "319",
        },
    ),
    Layout(
        "australian_marketplace",
        "commercial_invoice",
        "en",
        """
ENVATO PTY LTD
Invoice INV-20481                                   Date: 3 Mar 2019
Bill To: John Smith                                 Order Number   W00982
Item                                      Amount
Theme license                             $59.00
Subtotal                                  $59.00
GST 10%                                    $5.90
Invoice Total (AUD)                       $64.90
Amount Paid                               $64.90
Balance Due                                $0.00
""",
        {
            "amount_due": "0",
            "currency": "AUD",
            "invoice_date": "2019-03-03",
            "invoice_number": "INV-20481",
            "purchase_order_number": "W00982",
            "subtotal": "59",
            "tax": "5.9",
            "total": "64.9",
        },
    ),
    Layout(
        "turkish_export",
        "commercial_invoice",
        "tr",
        """
ÇUKUROVA İPLİK SAN. A.Ş.                           e-FATURA
Fatura No: CUK2024000000123         Fatura Tarihi: 05-03-2024
Sipariş No: 8821                    Teslim Şekli: CIF HAMBURG
Menşe: TÜRKİYE                      Konteyner No: MSKU1234565
GTİP: 520524000011
Net Ağırlık: 19.440,00 KG           Brüt Ağırlık: 20.110,50 KG
Kap Adedi: 810 KOLİ
Mal Hizmet      Miktar     Birim Fiyat      Tutar
Pamuk ipliği    19.440 KG   3,15 EUR     61.236,00 EUR
Mal Hizmet Toplam Tutarı                 61.236,00 EUR
Hesaplanan KDV (%0)                           0,00 EUR
Vergiler Dahil Toplam Tutar              61.236,00 EUR
Ödenecek Tutar                           61.236,00 EUR
TL Karşılığı                          2.143.260,00 TL
""",
        {
            "container_number": "MSKU1234565",
            "country_of_origin": "TR",
            "currency": "EUR",
            "currency_local": "TRY",
            "gross_weight": "20110.5",
            "hs_code": "520524000011",
            "incoterm": "CIF",
            "invoice_date": "2024-03-05",
            "invoice_number": "CUK2024000000123",
            "net_weight": "19440",
            "packages": "810",
            "purchase_order_number": "8821",
            "quantity": "19440",
            "subtotal": "61236",
            "tax": "0",
            "total": "61236",
            "total_local": "2143260",
        },
    ),
    Layout(
        "chinese_bilingual",
        "commercial_invoice",
        "zh",
        """
商业发票 COMMERCIAL INVOICE
发票号 / Invoice No.：  SH-2026-118          日期 / Date：  2026年7月2日
合同号 / Contract No.：  HT2026-55           订单号 / P.O. No.： 4500991
贸易条款 / Terms：  FOB Shanghai             原产国 / Country of Origin： 中国 China
船名/航次 Vessel/Voyage： EVER GIVEN / 023E
品名           数量        单位     单价         金额
棉布           12,000     米      USD 2.10     USD 25,200.00
合计 / TOTAL：                                USD 25,200.00
净重 N.W.： 3,400 KGS     毛重 G.W.： 3,520 KGS     件数： 120 箱
""",
        {
            "contract_number": "HT2026-55",
            "country_of_origin": "CN",
            "currency": "USD",
            "gross_weight": "3520",
            "incoterm": "FOB",
            "invoice_date": "2026-07-02",
            "invoice_number": "SH-2026-118",
            "net_weight": "3400",
            "packages": "120",
            "purchase_order_number": "4500991",
            "quantity": "12000",
            "total": "25200",
            "vessel": "EVER GIVEN",
            "voyage": "023E",
        },
    ),
    Layout(
        "vietnamese",
        "commercial_invoice",
        "vi",
        """
CÔNG TY TNHH MAY HƯƠNG GIANG
HÓA ĐƠN THƯƠNG MẠI
Số hóa đơn: HG-0045                 Ngày: ngày 2 tháng 7 năm 2026
Số hợp đồng: HD-77/2026             Điều kiện giao hàng: FOB Hải Phòng
Cảng bốc hàng: Hải Phòng            Cảng dỡ hàng: Los Angeles
Mô tả hàng hóa        Số lượng    Đơn giá      Thành tiền
Áo sơ mi              1.200 cái   5,50         6.600,00
Tổng cộng:                                     6.600,00 USD
Trọng lượng tịnh: 380,5 kg    Trọng lượng cả bì: 420 kg    Số kiện: 40 thùng
""",
        {
            "contract_number": "HD-77/2026",
            "currency": "USD",
            "gross_weight": "420",
            "incoterm": "FOB",
            "invoice_date": "2026-07-02",
            "invoice_number": "HG-0045",
            "net_weight": "380.5",
            "packages": "40",
            "port_of_discharge": "Los Angeles",
            "port_of_lading": "Hải Phòng",
            "quantity": "1200",
            "total": "6600",
        },
    ),
    Layout(
        "spanish_order",
        "purchase_order",
        "es",
        """
TEXTILES DEL NORTE S.A. DE C.V.
ORDEN DE COMPRA No. OC-2025-0091                 Fecha: 15 de marzo de 2025
Proveedor: Hilados SA                            Moneda: USD
Condiciones de entrega: DAP Laredo
Cantidad   Unidad   Descripción      Precio unitario    Importe
1,500      kg       Hilo 30/1        4.20               6,300.00
                                     Subtotal           6,300.00
                                     IVA 16%            1,008.00
                                     Total              7,308.00
""",
        {
            "currency": "USD",
            "incoterm": "DAP",
            "order_date": "2025-03-15",
            "purchase_order_number": "OC-2025-0091",
            "quantity": "1500",
            "subtotal": "6300",
            "tax": "1008",
            "total": "7308",
        },
    ),
    Layout(
        "wire_confirmation",
        "payment_proof",
        "en",
        """
FIRST COAST BANK
Outgoing Wire Transfer Confirmation
Confirmation Number    WR20260708-0091
Value Date             07/08/2026
Amount                 USD 45,120.00
Originator             Larkspur Mercantile Inc.
Beneficiary            Huong Giang Apparel
Beneficiary Account    0161000741988
Details of payment     Payment for invoices HG-26-983 and HG-26-984 / PO 454734
""",
        {
            "amount": "45120",
            "beneficiary_account": "0161000741988",
            "currency": "USD",
            "invoice_number": ["HG-26-983", "HG-26-984"],
            "payment_reference": "WR20260708-0091",
            "purchase_order_number": "454734",
        },
    ),
    Layout(
        "bill_of_lading_grid",
        "bill_of_lading",
        "en",
        """
BILL OF LADING                                   B/L No. MAEU5512345
Shipper                                          Booking No. 88123
ABC Textiles
Vessel                Voyage No.        Port of Loading        Port of Discharge
MAERSK ALABAMA        231W              Karachi                Los Angeles
Container No. / Seal No.     No. of Packages    Description of Goods        Gross Weight
MSKU1234565 / ML881234       450 CARTONS        COTTON SHIRTS               9,450.00 KGS
Shipped on Board Date: 12-MAR-2024
Place and date of issue: Karachi 12-MAR-2024
""",
        {
            "bill_of_lading_number": "MAEU5512345",
            "container_number": "MSKU1234565",
            "departure_date": "2024-03-12",
            "gross_weight": "9450",
            "packages": "450",
            "port_of_discharge": "Los Angeles",
            "port_of_lading": "Karachi",
            "vessel": "MAERSK ALABAMA",
            "voyage": "231W",
        },
    ),
    Layout(
        "muster_roll",
        "labor_record",
        "en",
        """
Sunrise Mills Ltd
MUSTER ROLL     Month: October 2023
Total workers: 42        Total hours worked: 8,904
Total wages paid: INR 6,30,000.00
""",
        {
            "currency": "INR",
            "hours_worked": "8904",
            "period_start": "2023-10-01",
            "period_end": "2023-10-31",
            "wages_total": "630000",
            "workers": "42",
        },
    ),
    Layout(
        "odoo_style",
        "commercial_invoice",
        "en",
        """
Azure Interior
4557 De Silva St
Fremont, California 94538
United States

Invoice INV/2018/0057
Invoice Date:        Due Date:
12/20/2018           12/20/2018
Description             Quantity    Unit Price    Taxes         Amount
Virtual Interior Design   8.00       30.75        Tax 15%     $ 246.00
                                   Subtotal                   $ 246.00
                                   Tax 15%                     $ 36.90
                                   Total                      $ 282.90
Please use the following communication for your payment : INV/2018/0057
""",
        {
            "currency": "USD",
            "due_date": "2018-12-20",
            "invoice_date": "2018-12-20",
            "invoice_number": "INV/2018/0057",
            "quantity": "8",
            "subtotal": "246",
            "tax": "36.9",
            "total": "282.9",
        },
    ),
    Layout(
        "french_price",
        "commercial_invoice",
        "fr",
        """
OVH SAS - 2 rue Kellermann
FACTURE                                  Date : 22 août 2015
N° de facture : FR7491764
Référence de paiement : 1-ABC
Abonnement              Quantité   Prix HT
Hébergement               1        10,00 €
                          Prix HT   10,00 €
                          TVA 20 %   2,00 €
                          Prix TTC  12,00 €
""",
        {
            "currency": "EUR",
            "invoice_date": "2015-08-22",
            "invoice_number": "FR7491764",
            "quantity": "1",
            "subtotal": "10",
            "tax": "2",
            "total": "12",
        },
    ),
    Layout(
        "date_on_next_line",
        "commercial_invoice",
        "fr",
        """
free
Facture n°562044387
du 02 Juillet 2015
Total de votre facture        29,99 Euros TTC
Date de prélèvement : 10/07/2015
Total HT  25,08   TVA 4,91   Total TTC 29,99
""",
        {
            "currency": "EUR",
            "due_date": "2015-07-10",
            "invoice_date": "2015-07-02",
            "invoice_number": "562044387",
            "subtotal": "25.08",
            "tax": "4.91",
            "total": "29.99",
        },
    ),
    Layout(
        "headings_above_values",
        "commercial_invoice",
        "en",
        """
                        INVOICE NUMBER   INVOICE DATE
                        1900045            2/14/2020
REMIT TO: KWTV PO BOX 960042                ADVERTISER   Smith for Senate
SHIP VIA    TERMS NET 30
Line   Days     Time       Length   Rate    Spots   Amount
1      M-F      6-7a       :30      150.00    4      600.00
2      M-F      5-6p       :30      200.00    2      400.00
                        TOTAL SPOTS           6
                        GROSS TOTAL               1,000.00
                        AGENCY COMMISSION           150.00
                        NET DUE                     850.00
""",
        {
            "invoice_date": "2020-02-14",
            "invoice_number": "1900045",
            "total": "1000",
        },
    ),
    Layout(
        "order_totals",
        "purchase_order",
        "en",
        """
ORDER                                        Order #: 2038812      Rev 3
Agency: Buying Time LLC                      Advertiser: Committee
Flight Dates: 10/06/20 - 10/12/20            Order Date: 09/28/20
Month         Spots     Gross      Net
Oct 2020       41    12,450.00   10,582.50
Order Totals:  41   $12,450.00  $10,582.50
""",
        {
            "currency": "USD",
            "order_date": "2020-09-28",
            "purchase_order_number": "2038812",
            "total": "12450",
        },
    ),
    Layout(
        "german_hosting",
        "commercial_invoice",
        "de",
        """
Muster GmbH, Hauptstr. 1, 12345 Berlin
Firma
Kunde AG                                     Rechnungs-Nr.    2014-0815
Weg 3                                        Kunden-Nr.       10023
54321 Köln                                   Datum            7. Mai 2014
Rechnung
Pos.  Bezeichnung             Menge      Einzelpreis    Gesamt
1     Hosted Exchange         1,00 Stk      29,18 €     29,18 €
                              Nettobetrag               29,18 €
                              MwSt 19,00 %               5,55 €
                              Rechnungsbetrag           34,73 €
Der Betrag wird am 14.05.2014 abgebucht.
""",
        {
            "currency": "EUR",
            "invoice_date": "2014-05-07",
            "invoice_number": "2014-0815",
            "quantity": "1",
            "subtotal": "29.18",
            "tax": "5.55",
            "total": "34.73",
        },
    ),
    Layout(
        "packing_list_totals",
        "packing_list",
        "en",
        """
PACKING LIST
To: Harbor & Pine          Invoice No.: KI-2026-118  dated 2 July 2026
Ctn No.   Description      Qty (pcs)   N.W. (kgs)   G.W. (kgs)
1-40      Shirts blue        1,200       380.0        420.0
41-80     Shirts white       1,200       382.5        421.5
TOTAL: 80 CTNS               2,400       762.5        841.5
Shipping marks: HP / LA / 1-80
""",
        {
            "gross_weight": "841.5",
            "invoice_date": "2026-07-02",
            "invoice_number": "KI-2026-118",
            "marks_and_numbers": "HP / LA / 1-80",
            "net_weight": "762.5",
            "packages": "80",
            "quantity": "2400",
        },
    ),
    Layout(
        "haul_ticket",
        "transport_document",
        "en",
        """
HAUL TICKET                 No. 55821
Grower: J. Perez            Date: 10/18/2023
Field: North 40             Gin: RWD Gin
Gross lbs    Tare lbs    Net lbs
44,120       18,300      25,820
""",
        {
            "departure_date": "2023-10-18",
            "gross_weight": "44120",
            "net_weight": "25820",
            "waybill_number": "55821",
        },
    ),
    Layout(
        "sales_contract",
        "contract",
        "en",
        """
SALES CONTRACT                         Contract No: SC-2025/019
Date: June 3, 2025
Seller: Agro Uzbek LLC      Buyer: Delta Spinners
Commodity: Raw cotton
Quantity: 200 MT +/- 5%
Price: USD 1,950.00 per MT CIF Karachi
Total value: USD 390,000.00
Shipment: on or before 31 August 2025
""",
        {
            "contract_number": "SC-2025/019",
            "currency": "USD",
            "incoterm": "CIF",
            "order_date": "2025-06-03",
            "quantity": "200",
            "total": "390000",
        },
    ),
    Layout(
        "chinese_receipt_of_transfer",
        "payment_proof",
        "zh",
        """
中国银行 电子回单
交易流水号： 20260708112233445        交易日期： 2026年07月08日
付款人名称： 杭州纺织有限公司           付款人账号： 6222021234567890
收款人名称： 新疆棉业有限公司           收款人账号： 6228480987654321
金额（小写）： CNY 1,250,000.00
金额（大写）： 壹佰贰拾伍万元整
附言： 支付发票 FP-2026-881
""",
        {
            "amount": "1250000",
            "beneficiary_account": "6228480987654321",
            "currency": "CNY",
            "invoice_number": "FP-2026-881",
            "payment_date": "2026-07-08",
            "payment_reference": "20260708112233445",
        },
    ),
    Layout(
        "turkish_transfer",
        "payment_proof",
        "tr",
        """
TÜRKİYE BANKASI A.Ş.  HAVALE DEKONTU
Dekont No: 884512            İşlem Tarihi: 08.07.2026
Valör: 09.07.2026
Gönderen: Ege Tekstil A.Ş.   Gönderen IBAN: TR11 0006 4000 0011 2345 6789 01
Alıcı: Çukurova İplik A.Ş.   Alıcı IBAN: TR33 0006 1005 1978 6457 8413 26
Tutar: 61.236,00 EUR
Açıklama: FATURA NO CUK2024000000123
""",
        {
            "amount": "61236",
            "beneficiary_account": "TR33 0006 1005 1978 6457 8413 26",
            "currency": "EUR",
            "invoice_number": "CUK2024000000123",
            "payment_date": "2026-07-09",
            "payment_reference": "884512",
        },
    ),
    Layout(
        "vietnamese_transfer",
        "payment_proof",
        "vi",
        """
NGÂN HÀNG TMCP NGOẠI THƯƠNG
ỦY NHIỆM CHI     Số giao dịch: FT26189001234     Ngày giao dịch: 08/07/2026
Đơn vị trả tiền: Công ty A         Số tài khoản: 0011004123456
Người thụ hưởng: Công ty B         Tài khoản thụ hưởng: 0161000741988
Số tiền: 150.000.000 VND
Nội dung: TT hóa đơn HG-0045
""",
        {
            "amount": "150000000",
            "beneficiary_account": "0161000741988",
            "currency": "VND",
            "invoice_number": "HG-0045",
            "payment_date": "2026-07-08",
            "payment_reference": "FT26189001234",
        },
    ),
    Layout(
        "spanish_packing_list",
        "packing_list",
        "es",
        """
LISTA DE EMPAQUE
Factura No.: F-0091          Fecha: 15/03/2025
Contenedor No.: MSKU1234565
Bulto No.  Descripción     Lote      Cantidad (pza)  Peso neto (kg)  Peso bruto (kg)
1-10       Camisas         L-11          500           150,0            165,0
11-20      Camisas         L-12          500           150,5            165,5
TOTAL      20 cajas                     1.000          300,5            330,5
""",
        {
            "container_number": "MSKU1234565",
            "gross_weight": "330.5",
            "invoice_date": "2025-03-15",
            "invoice_number": "F-0091",
            "lot_number": ["L-11", "L-12"],
            "net_weight": "300.5",
            "packages": "20",
            "quantity": "1000",
        },
    ),
    Layout(
        "chinese_production",
        "production_record",
        "zh",
        """
生产记录表
工序： 纺纱          开始日期： 2026-03-07     结束日期： 2026-03-27
生产地点： 浙江省绍兴市
投入
批号        品名        数量      单位
RW-42      原棉       5,428.40    kg
产出
批号        品名        数量      单位
Y26-376W   棉纱       2,626.00    kg
Y26-476F   棉纱       2,064.00    kg
合计                  4,690.00    kg
""",
        {
            "input_lot": "RW-42",
            "input_quantity": "5428.4",
            "output_lot": ["Y26-376W", "Y26-476F"],
            "output_quantity": "4690",
            "period_end": "2026-03-27",
            "period_start": "2026-03-07",
            "place_of_production": "浙江省绍兴市",
            "process": "纺纱",
        },
    ),
    Layout(
        "paste_batch_record",
        "production_record",
        "en",
        """
TOMATO PASTE BATCH RECORD
Batch No.: TP-0912       Production date: 12 Aug 2025
Process: hot break concentration     Plant: Oristano
Raw tomatoes received (kg)     48,200
Input lot     Input kg    Output lot   Output kg   Waste kg
F-11          24,000      TP-0912A     3,900       800
F-12          24,200      TP-0912B     3,950       820
Total         48,200                   7,850       1,620
""",
        {
            "input_lot": ["F-11", "F-12"],
            "input_quantity": "48200",
            "lot_number": "TP-0912",
            "output_lot": ["TP-0912A", "TP-0912B"],
            "output_quantity": "7850",
            "period_end": "2025-08-12",
            "period_start": "2025-08-12",
            "place_of_production": "Oristano",
            "process": "hot break concentration",
        },
    ),
    Layout(
        "notice_boxes",
        "detention_notice",
        "en",
        """
NOTICE OF DETENTION
1. Port of Entry       2. Entry No.          3. Detention No.     4. Date of Detention
Los Angeles / 2704     231-2840311-6         2592895              07/08/2026
7. Date of Importation      9. Bill of Lading
07/02/2026                  MAEU5512345
""",
        {
            "bill_of_lading_number": "MAEU5512345",
            "detention_date": "2026-07-08",
            "detention_number": "2592895",
            "entry_number": "231-2840311-6",
            "import_date": "2026-07-02",
            "port_of_discharge": "Los Angeles / 2704",
        },
    ),
    Layout(
        "german_delivery_note",
        "transport_document",
        "de",
        """
LIEFERSCHEIN
Lieferschein Nr.: LS-9981            Datum: 12.03.2024
Bestellnummer: 4500123               Rechnung Nr.: R-551
Pos  Bezeichnung     Menge     Nettogewicht   Bruttogewicht
1    Garn            800 kg      800,0 kg       842,5 kg
Anzahl Packstücke: 40 Kartons        Empfangen am: 14.03.2024
""",
        {
            "arrival_date": "2024-03-14",
            "departure_date": "2024-03-12",
            "gross_weight": "842.5",
            "invoice_number": "R-551",
            "net_weight": "800",
            "packages": "40",
            "purchase_order_number": "4500123",
            "quantity": "800",
            "waybill_number": "LS-9981",
        },
    ),
    Layout(
        "remittance_table",
        "payment_proof",
        "en",
        """
REMITTANCE ADVICE
Payment Date: July 8, 2026           Payment Ref: 9981-22
Pay to: Huong Giang Apparel          A/C: 0161000741988
Invoice No.     Invoice Date     Amount
HG-26-983       07/01/2026       USD 45,000.00
HG-26-984       07/02/2026       USD 12,500.00
Total payment                    USD 57,500.00
""",
        {
            "amount": "57500",
            "beneficiary_account": "0161000741988",
            "currency": "USD",
            "invoice_number": ["HG-26-983", "HG-26-984"],
            "payment_date": "2026-07-08",
            "payment_reference": "9981-22",
        },
    ),
    Layout(
        "classing_memorandum",
        "test_report",
        "en",
        """
USDA COTTON CLASSING OFFICE
CLASSING MEMORANDUM
Lot: RW-42       Date of issue: 11/20/2020
Bale No.         Color  Leaf  Staple  Mic
813468790554     31-2    2     38     4.4
813468790555     21-2    3     38     4.0
""",
        {
            "bale_number": ["813468790554", "813468790555"],
            "lot_number": "RW-42",
            "signature_date": "2020-11-20",
        },
    ),
    Layout(
        "entry_summary_boxes",
        "entry_summary",
        "en",
        """
1. Filer Code/Entry Number    2. Entry Type   3. Summary Date   7. Entry Date
231-2840311-6                 01 ABI/A        07/14/2026        07/02/2026
10. Country of Origin    11. Import Date    12. B/L or AWB Number
VN                       07/02/2026         MAEU5512345
""",
        {
            "country_of_origin": "VN",
            "bill_of_lading_number": "MAEU5512345",
            "entry_number": "231-2840311-6",
            "import_date": "2026-07-02",
        },
    ),
)
