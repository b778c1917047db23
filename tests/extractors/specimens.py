"""Papers of every type in several languages, written from the trade: (type, title, captions, table header, prose)."""

from __future__ import annotations

from typing import NamedTuple


class Specimen(NamedTuple):
    """One paper: what it is, and what stands on it."""

    type: str
    title: str
    captions: str = ""
    columns: str = ""
    prose: str = ""


S = Specimen
SPECIMENS = (
    S("commercial_invoice", "COMMERCIAL INVOICE", "Invoice No.|Date|Buyer|Terms", "Description|Qty|Unit Price|Amount"),
    S(
        "commercial_invoice",
        "TAX INVOICE",
        "Invoice No|Dated|GSTIN|Consignee|Place of Supply",
        "Description of Goods|HSN|Qty|Rate|Amount",
    ),
    S("commercial_invoice", "商业发票 COMMERCIAL INVOICE", "发票号|日期|买方", "货物名称|数量|单价|金额"),
    S("commercial_invoice", "HÓA ĐƠN THƯƠNG MẠI", "Số|Ngày|Người mua", "Tên hàng|Số lượng|Đơn giá|Thành tiền"),
    S("commercial_invoice", "TİCARİ FATURA", "Fatura No|Tarih|Alıcı", "Mal Cinsi|Miktar|Birim Fiyat|Tutar"),
    S(
        "commercial_invoice",
        "FACTURA COMERCIAL",
        "Factura No|Fecha|Cliente",
        "Descripción|Cantidad|Precio Unitario|Importe",
    ),
    S(
        "commercial_invoice",
        "NOTA FISCAL ELETRÔNICA",
        "Número|Natureza da operação|Chave de acesso",
        "Descrição|Quant|Valor Unitário|Valor Total",
    ),
    S(
        "commercial_invoice",
        "Rechnung",
        "Rechnungsnummer|Datum|Kundennummer",
        "Pos|Bezeichnung|Menge|Einzelpreis|Gesamt",
    ),
    S("commercial_invoice", "FACTURE", "Facture N°|Date|Client", "Désignation|Qté|PU HT|Montant HT"),
    S("commercial_invoice", "CMT PROCESSING INVOICE", "Invoice No|Date|To", "Style|Pcs|CMT Charge|Amount"),
    S(
        "commercial_invoice",
        "RECEIPT",
        "Receipt No|Date|Cashier",
        "Item|Qty|Price|Total",
        "Thank you please come again",
    ),
    S("commercial_invoice", "CREDIT NOTE", "Credit Note No|Date|Original invoice", "Description|Qty|Unit Price|Amount"),
    S(
        "purchase_order",
        "PURCHASE ORDER",
        "PO No|Date|Vendor|Ship To",
        "Item|Qty|Unit Price|Amount",
        "Please confirm receipt of this order.",
    ),
    S("purchase_order", "采购订单", "订单编号|日期|供应商|交货日期", "品名|规格|数量|单价|金额"),
    S("purchase_order", "SATIN ALMA SİPARİŞİ", "Sipariş No|Tarih|Tedarikçi|Termin", "Malzeme|Miktar|Birim Fiyat|Tutar"),
    S("purchase_order", "ĐƠN ĐẶT HÀNG", "Số|Ngày|Nhà cung cấp", "Tên hàng|Số lượng|Đơn giá|Thành tiền"),
    S("purchase_order", "ORDEN DE COMPRA", "No|Fecha|Proveedor|Entregar a", "Descripción|Cantidad|Precio|Total"),
    S("purchase_order", "BESTELLUNG", "Bestellnummer|Datum|Lieferant|Liefertermin", "Pos|Artikel|Menge|Preis"),
    S("purchase_order", "BON DE COMMANDE", "Numéro|Date|Fournisseur", "Désignation|Quantité|Prix"),
    S("purchase_order", "ORDEM DE COMPRA", "Número|Data|Fornecedor|Prazo de entrega", "Descrição|Quantidade|Preço"),
    S("payment_proof", "OUTWARD REMITTANCE ADVICE", "Transaction Reference|Value Date|Remitter|Beneficiary|Amount"),
    S(
        "payment_proof",
        "RTGS / NEFT PAYMENT ADVICE",
        "UTR No|Value Date|Remitter|Beneficiary|IFSC",
        "",
        "Towards invoice KI-118",
    ),
    S("payment_proof", "WIRE TRANSFER CONFIRMATION", "Confirmation Number|Originator|Beneficiary|Amount|IMAD"),
    S("payment_proof", "境外汇款申请书", "汇款人|收款人|汇款金额|附言"),
    S("payment_proof", "网上银行电子回单", "付款人户名|收款人户名|交易金额|交易流水号"),
    S("payment_proof", "ÖDEME DEKONTU", "Gönderen|Alıcı IBAN|Valör|Tutar"),
    S("payment_proof", "ỦY NHIỆM CHI", "Đơn vị trả tiền|Đơn vị thụ hưởng|Số tài khoản|Số tiền bằng số"),
    S("payment_proof", "COMPROBANTE DE TRANSFERENCIA", "Ordenante|Beneficiario|Clave de rastreo|Monto"),
    S("payment_proof", "KONTOAUSZUG", "Kontoinhaber|IBAN|Zeitraum", "Buchungstag|Verwendungszweck|Betrag|Saldo"),
    S("payment_proof", "AVIS DE VIREMENT", "Donneur d'ordre|Bénéficiaire|Date de valeur|Montant"),
    S("payment_proof", "BANK STATEMENT", "Account Number|Statement Period", "Date|Particulars|Debit|Credit|Balance"),
    S(
        "affidavit",
        "AFFIDAVIT OF YARN PRODUCER",
        "",
        "",
        "I, R. Kumar, being duly sworn, depose and say as follows:|Sworn to before me, notary public",
    ),
    S(
        "affidavit",
        "DECLARATION OF COTTON ORIGIN",
        "",
        "",
        "We hereby declare that the raw cotton was grown in Texas.|Signed at Dindigul",
    ),
    S("affidavit", "声明书", "", "", "兹声明本公司所用棉花产自美国。|特此声明"),
    S("affidavit", "DECLARACIÓN JURADA", "", "", "Declaro bajo juramento que el algodón fue cultivado en Texas."),
    S("affidavit", "BẢN CAM KẾT", "", "", "Chúng tôi cam kết rằng bông được trồng tại Hoa Kỳ."),
    S(
        "certificate_of_origin_other",
        "CERTIFICATE OF ORIGIN",
        "Exporter|Consignee|Means of transport and route",
        "Item number|Marks and numbers of packages|Origin criterion|Gross weight",
        "It is hereby certified, on the basis of control carried out, that the declaration by the exporter is correct.",
    ),
    S(
        "certificate_of_origin_other",
        "GIẤY CHỨNG NHẬN XUẤT XỨ - FORM B",
        "Người xuất khẩu|Người nhập khẩu",
        "Số|Mô tả hàng hoá|Trọng lượng",
    ),
    S("certificate_of_origin_other", "MENŞE ŞAHADETNAMESİ", "İhracatçı|Alıcı|Menşe ülke"),
    S("certificate_of_origin_other", "Ursprungszeugnis", "Absender|Empfänger|Ursprungsland"),
    S(
        "certificate_of_origin_other",
        "USMCA CERTIFICATION OF ORIGIN",
        "Certifier|Exporter|Producer|Importer|Blanket Period",
        "Description|HS|Origin Criterion",
    ),
    S(
        "certificate_of_origin_1243",
        "Certificate of Origin",
        "",
        "",
        (
            "I, Kaveri Mills Ltd, foreign seller or owner of the merchandise hereinafter described, certify "
            "that such|merchandise, consisting of 400 cartons bearing the following marks and numbers "
            "K/1-400 was mined, produced, or|manufactured by Kaveri Mills at or near Dindigul, and was "
            "laden on board M/V ANNA at Tuticorin which departed|from Tuticorin on 2 May 2026; and that "
            "forced labor was not employed in any stage of the mining, production, or|manufacture of the "
            "merchandise or of any component thereof.|Dated 4 June 2026"
        ),
    ),
    S(
        "consignee_statement",
        "STATEMENT OF THE ULTIMATE CONSIGNEE",
        "Entry number|Detention number",
        "",
        (
            "Harbor Apparel, Inc. is the ultimate consignee. We made every reasonable effort to determine "
            "the source of the|merchandise and to ascertain the character of labor used. It is our belief "
            "that no forced labor was used."
        ),
    ),
    S(
        "bill_of_lading",
        "BILL OF LADING",
        "Shipper|Consignee|Notify Party|Ocean Vessel|Port of Loading|Port of Discharge|B/L No",
        "Container No|Packages|Description of Goods|Gross Weight|Measurement",
    ),
    S("bill_of_lading", "海运提单", "托运人|收货人|通知人|船名航次|装货港|卸货港"),
    S("bill_of_lading", "SEA WAYBILL", "Shipper|Consignee|Vessel|Port of Loading|Port of Discharge"),
    S(
        "bill_of_lading",
        "CONOCIMIENTO DE EMBARQUE",
        "Embarcador|Consignatario|Buque|Puerto de carga|Puerto de descarga",
    ),
    S("bill_of_lading", "VẬN ĐƠN ĐƯỜNG BIỂN", "Người gửi hàng|Người nhận hàng|Tên tàu|Cảng xếp hàng|Cảng dỡ hàng"),
    S(
        "transport_document",
        "AIR WAYBILL",
        "Shipper|Consignee|Airport of Departure|Airport of Destination|Flight/Date|Chargeable Weight",
    ),
    S("transport_document", "LORRY RECEIPT", "LR No|Date|Consignor|Consignee|Truck No|From|To"),
    S("transport_document", "COTTON MODULE HAUL TICKET", "Ticket No|Module No|Field|Gin|Gross|Tare|Driver"),
    S(
        "transport_document",
        "DELIVERY NOTE",
        "Delivery Note No|Date|Deliver to|Vehicle No",
        "Item|Description|Qty",
        "Received the above goods in good condition",
    ),
    S("transport_document", "送货单", "客户|日期|送货单号|车牌号", "品名|规格|数量|备注"),
    S("transport_document", "SEVK İRSALİYESİ", "İrsaliye No|Sevk Tarihi|Plaka|Sayın", "Mal|Miktar"),
    S("transport_document", "LIEFERSCHEIN", "Lieferschein-Nr|Datum|Kunde", "Pos|Artikel|Menge"),
    S("transport_document", "BON DE LIVRAISON", "Numéro|Date|Client", "Désignation|Quantité"),
    S("transport_document", "GUÍA DE REMISIÓN", "Transportista|Placa|Punto de partida|Punto de llegada"),
    S("transport_document", "e-Way Bill", "E-Way Bill No|Generated Date|Valid Until|Vehicle No|Transporter"),
    S("transport_document", "CMR INTERNATIONAL CONSIGNMENT NOTE", "Sender|Consignee|Carrier|Place of delivery"),
    S("packing_list", "PACKING LIST", "Invoice No|Date|Consignee", "Carton No|Description|Qty|N.W. KGS|G.W. KGS"),
    S("packing_list", "装箱单", "发票号|日期", "箱号|品名|数量|毛重|净重"),
    S("packing_list", "ÇEKİ LİSTESİ", "Fatura No|Tarih", "Koli No|Mal|Adet|Net KG|Brüt KG"),
    S("packing_list", "LISTA DE EMPAQUE", "Factura No|Fecha", "Bultos|Descripción|Peso Neto|Peso Bruto"),
    S("packing_list", "PACKLISTE", "Rechnung Nr|Datum", "Karton|Artikel|Menge|Nettogewicht|Bruttogewicht"),
    S("packing_list", "BẢNG KÊ CHI TIẾT ĐÓNG GÓI", "Số hóa đơn|Ngày", "Số thùng|Mô tả|Số lượng|Trọng lượng tịnh"),
    S(
        "contract",
        "SALES CONTRACT",
        "Contract No|Date|The Seller|The Buyer",
        "",
        (
            "The Seller agrees to sell and the Buyer agrees to buy the following goods.|Arbitration: ICA "
            "rules Liverpool|Force majeure"
        ),
    ),
    S("contract", "购销合同", "合同编号|甲方|乙方|签订日期", "", "经双方协商，达成如下协议"),
    S("contract", "HỢP ĐỒNG MUA BÁN", "Số|Bên A|Bên B", "", "Hai bên thoả thuận ký kết hợp đồng này"),
    S("contract", "SÖZLEŞME", "Satıcı|Alıcı|Mücbir sebep", "", "İşbu sözleşme taraflar arasında yapılmıştır"),
    S(
        "production_record",
        "SPINNING PRODUCTION RECORD",
        "Machine|Date|Shift|Input lot|Output lot",
        "Lot|Input kg|Output kg|Waste kg",
    ),
    S("production_record", "细纱生产日报表", "日期|班次|机台|车间", "批号|支数|投料|产量|回花"),
    S("production_record", "染整流程卡", "缸号|坯布批号|颜色", "工序|机台|温度|操作工"),
    S("production_record", "LỆNH SẢN XUẤT", "LSX số|Mã hàng|Chuyền|Lô vải", "Công đoạn|Số lượng cắt|Số lượng may"),
    S(
        "production_record",
        "ÜRETİM RAPORU",
        "Vardiya|Makine No|Giriş lot|Çıkış lot",
        "Ürün|Giriş miktarı|Çıkış miktarı|Fire",
    ),
    S(
        "production_record",
        "REGISTRO DE PRODUCCIÓN",
        "Turno|Máquina|Lote de entrada|Lote de salida",
        "Proceso|Cantidad|Merma",
    ),
    S("production_record", "ASEPTIC FILLING LOG", "Batch No|Line|Date", "Drum No|Brix|Net kg|Time"),
    S(
        "production_record",
        "GINNING OUT-TURN REPORT",
        "Lot|Date|Seed cotton kg",
        "Lint kg|Seed kg|Trash|Bales produced",
    ),
    S("production_record", "DYE LOT CARD", "Machine|Greige lot|Dye lot|Shade|Liquor ratio"),
    S("production_record", "CUTTING AND SEWING RECORD", "Style|Line no|Fabric lot", "Cut qty|Sewn qty|Rejects"),
    S(
        "production_record",
        "SIEMENS REACTOR RUN SHEET",
        "Reactor|Batch No|Start time|End time",
        "Input kg|Output kg|Yield %",
    ),
    S("bale_list", "BALE LIST", "Lot|Gin code|Crop year|Bales", "Bale No|Net lb|Net kg"),
    S("bale_list", "棉包清单", "批号|轧花厂代码|总包数", "包号|毛重|净重"),
    S("bale_list", "BALYA LİSTESİ", "Parti|Çırçır", "Balya No|Net kg"),
    S("bale_list", "LISTA DE PACAS", "Lote|Despepite", "No. de Paca|Peso neto"),
    S(
        "labor_record",
        "MUSTER ROLL CUM WAGE REGISTER",
        "Establishment|Wage period",
        "Sl|Name of worker|Days worked|Basic|Gross wages|Deductions|Net paid",
    ),
    S("labor_record", "TIME CARD", "Employee|Emp. No|Week ending", "Date|Time in|Time out|Hours|O.T."),
    S("labor_record", "考勤表", "部门|月份", "工号|姓名|出勤天数|加班"),
    S("labor_record", "工资发放表", "单位|月份", "姓名|基本工资|加班费|实发工资|签名"),
    S("labor_record", "BẢNG LƯƠNG THÁNG 4", "Bộ phận", "Họ tên|Ngày công|Lương cơ bản|Phụ cấp|Thực lĩnh|Ký nhận"),
    S("labor_record", "BẢNG CHẤM CÔNG", "Bộ phận|Tháng", "Họ và tên|Ngày công|Tăng ca"),
    S("labor_record", "ÜCRET BORDROSU", "Dönem|İşyeri", "Sicil No|Adı Soyadı|Gün sayısı|Brüt ücret|Kesinti|Net ücret"),
    S(
        "labor_record",
        "PLANILLA DE PAGO",
        "Período",
        "Trabajador|Días trabajados|Horas extras|Deducciones|Neto a pagar",
    ),
    S(
        "detention_notice",
        "NOTICE OF DETENTION",
        "Detention number|Entry number|Date of detention",
        "",
        (
            "The merchandise has been detained pursuant to 19 U.S.C. 1499.|Please provide the following: 1. "
            "list of production steps"
        ),
    ),
    S(
        "exclusion_notice",
        "NOTICE OF EXCLUSION",
        "Entry number|Date",
        "",
        (
            "The merchandise is excluded from entry. You may file a protest under 19 U.S.C. 1514.|It must "
            "be exported or destroyed within 60 days."
        ),
    ),
    S(
        "entry_summary",
        "ENTRY SUMMARY",
        "Filer Code/Entry Number|Entry Type|Summary Date|Port Code|Import Date|Importing Carrier|Missing Docs",
        "Line No|HTSUS No|Entered Value|HTSUS Rate",
    ),
    S("customs_declaration", "SHIPPING BILL FOR EXPORT", "SB No|SB Date|Port Code|IEC|CHA", "Item|FOB Value|Drawback"),
    S(
        "customs_declaration",
        "中华人民共和国海关出口货物报关单",
        "海关编号|境内发货人|监管方式|运抵国",
        "商品编号|商品名称|数量|单价",
    ),
    S("customs_declaration", "TỜ KHAI HÀNG HÓA XUẤT KHẨU", "Số tờ khai|Mã loại hình|Ngày đăng ký|Người xuất khẩu"),
    S("customs_declaration", "GÜMRÜK BEYANNAMESİ", "Tescil No|Gümrük idaresi|Rejim|GTİP"),
    S(
        "test_report",
        "COTTON CLASSING MEMORANDUM",
        "Classing Office|Class Date|Gin Code",
        "Bale|Color Grade|Leaf|Staple|Mic|Strength",
    ),
    S(
        "test_report",
        "TEST REPORT",
        "Report No|Sample|Date received|Applicant",
        "Test item|Method|Result|Requirement",
        "The results relate only to the sample tested.",
    ),
    S("test_report", "检测报告", "报告编号|样品名称|委托单位", "检测项目|检测方法|检测结果|单项判定"),
    S(
        "audit_report",
        "SOCIAL COMPLIANCE AUDIT REPORT",
        "Audit date|Auditor|Facility|Audit type",
        "",
        "Workers were interviewed. No evidence of forced labor was found during the audit.",
    ),
    S(
        "policy",
        "NO FORCED LABOR POLICY",
        "Effective date|Approved by",
        "",
        (
            "This policy applies to all employees and suppliers.|The company does not tolerate forced "
            "labor. Zero tolerance."
        ),
    ),
    S("map", "MAP OF PRODUCTION SITES", "Legend|Scale", "", "Dindigul|Hue|Lubbock"),
    S("map", "供应链地图", "图例|比例尺"),
    S(
        "flow_chart",
        "PRODUCTION PROCESS FLOW CHART",
        "",
        "",
        "Step 1 growing|Step 2 ginning|Step 3 spinning|Step 4 weaving",
    ),
    S("flow_chart", "生产流程图", "", "", "轧花|纺纱|织布|染整"),
    S("supplier_list", "LIST OF SUPPLIERS BY PRODUCTION STEP", "", "Step|Supplier name|Address|Country"),
    S("supplier_list", "供应商名单", "", "工序|供应商名称|地址|联系人"),
    S(
        "translation",
        "ENGLISH TRANSLATION",
        "Invoice No|Date|Buyer",
        "Description|Qty|Unit Price|Amount",
        "I certify that this is a true and accurate translation of the original Chinese invoice.",
    ),
    S("bill_of_materials", "BILL OF MATERIALS", "Style|Season", "Component|Material|Consumption|Supplier|Origin"),
    S("bill_of_materials", "BẢNG ĐỊNH MỨC NGUYÊN PHỤ LIỆU", "Mã hàng", "Tên nguyên liệu|Định mức|Đơn vị"),
    S("bill_of_materials", "物料清单", "款号", "物料名称|规格|单耗|供应商"),
    S(
        "internal_transfer",
        "STOCK TRANSFER NOTE",
        "Transfer No|From Unit|To Unit|Date",
        "Item|Lot|Qty",
        "No change of title",
    ),
    S("internal_transfer", "JOB WORK CHALLAN", "Challan No|Job worker|Nature of job work", "Item|Lot|Qty"),
    S(
        "internal_transfer",
        "PHIẾU XUẤT KHO KIÊM VẬN CHUYỂN NỘI BỘ",
        "Xuất tại kho|Nhập tại kho|Lệnh điều động số",
        "Tên hàng|Số lượng",
    ),
    S("internal_transfer", "调拨单", "调出仓库|调入仓库|日期", "品名|批号|数量"),
    S("internal_transfer", "领料单", "领料部门|日期|仓库", "品名|批号|数量"),
    S("other", "TRANSACTION CERTIFICATE", "Certification Body|Seller|Buyer", "Product|Net weight"),
    S("other", "PROFORMA INVOICE", "Proforma No|Date|Buyer|Validity", "Description|Qty|Unit Price|Amount"),
    S("other", "QUOTATION", "Quotation No|Date|Valid for", "Description|Qty|Unit Price"),
    S("other", "PHYTOSANITARY CERTIFICATE", "Exporter|Consignee|Place of origin"),
)
