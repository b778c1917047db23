"""The chain of the shirts in numbers: bales to yarn to fabric to shirts, and the five sales. All else is computed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from . import records
from .model import number, rounded
from .records import Lot, Production
from .sale import Goods, Sale
from .wording import wording

D = Decimal
SAY = wording("cotton_shirts")
GIN, SPINNER, MILL, MAKER = (SAY.companies[key] for key in ("gin", "spinner", "mill", "maker"))
IMPORTER, TRIMS = SAY.companies["importer"], SAY.companies["trims"]

BALES = records.bales(8412067, 20, D("216"), D("233"), "shirts")
COTTON = sum((b.net for b in BALES), D(0))
YARN = rounded(COTTON * D("0.861"), 1)
WARP = rounded(YARN * D("0.55"), 1)
WEFT = YARN - WARP
GREIGE = rounded(YARN * D("0.984") / D("0.1735"), 0)
WHITE_IN = rounded(GREIGE * D("0.6"), 0)
WHITE = rounded(WHITE_IN * D("0.966"), 0)
BLUE = rounded((GREIGE - WHITE_IN) * D("0.963"), 0)
FABRIC = WHITE + BLUE
PER_CARTON = 24
PIECES = int(FABRIC * D("0.988") / D("1.71")) // PER_CARTON * PER_CARTON
CARTONS = PIECES // PER_CARTON
SHIRT_NET = rounded(PIECES * D("0.262"), 1)

BALE_LOT, WARP_LOT, WEFT_LOT, GREIGE_LOT = "TB-25-0611", "NV40W-0226", "NV40F-0226", "PG-1187"
WHITE_LOT, BLUE_LOT, SHIRT_LOT, STYLE = "PF-1187-01", "PF-1187-02", "SNH-0526-14", "QT-2207"


def _cotton() -> Goods:
    return Goods(
        f"US upland raw cotton, crop 2025, strict middling 1-5/32 in, {len(BALES)} bales",
        COTTON,
        "kg",
        D("1.9640"),
        lot=BALE_LOT,
        hs="5201.00",
        packages=len(BALES),
        package_kind="bales",
        net=COTTON,
        gross=COTTON + D("2.1") * len(BALES),
        marks=f"{BALE_LOT} / {BALES[0].number}-{BALES[-1].number}",
        places=1,
    )


def _yarn(lot: str, what: str, kilos: Decimal, price: str) -> Goods:
    bags = -(-int(kilos) // 50)
    gross = rounded(kilos + D("0.9") * bags, 1)
    text = f"100% cotton yarn Ne 40s combed compact, {what}"
    return Goods(text, kilos, "kg", D(price), lot, "5205.24", bags, "bags", kilos, gross, f"NVS / {lot}", 1)


def _fabric(lot: str, colour: str, metres: Decimal) -> Goods:
    net = rounded(metres * D("0.168"), 1)
    rolls = -(-int(metres) // 120)
    text = f"100% cotton poplin 40x40/133x72, 58 in, dyed, {colour}"
    return Goods(text, metres, "m", D("2.2800"), lot, "5208.32", rolls, "rolls", net, net + rolls, f"POW / {lot}", 0)


def _shirts() -> Goods:
    return Goods(
        f"Men's woven cotton shirts, long sleeve, style {STYLE}",
        D(PIECES),
        "pcs",
        D("8.45"),
        lot=SHIRT_LOT,
        hs="6205.20.2066",
        packages=CARTONS,
        package_kind="cartons",
        net=SHIRT_NET,
        gross=SHIRT_NET + D("1.2") * CARTONS,
        marks=f"Q&T / PO QT-61147 / C/NO. 1-{CARTONS}",
        places=0,
    )


COTTON_SALE = Sale(
    seller=GIN,
    buyer=SPINNER,
    goods=(_cotton(),),
    currency="USD",
    order_number="NVS/RC/118/25-26",
    order_date=dt.date(2025, 11, 28),
    invoice_number="TBG-20447",
    invoice_date=dt.date(2025, 12, 9),
    incoterm="CIF Tuticorin",
    terms="T/T 30 days from B/L date",
    origin="USA",
    origin_code="US",
    vessel="SABINE PASS EXPRESS",
    voyage="114E",
    loading="Houston",
    discharge="Tuticorin",
    departure=dt.date(2025, 12, 14),
    transport_number="BGCLHOU5520418",
    container="BGCU5180442",
    paid=dt.date(2026, 1, 13),
    payment_reference="KGIB2601300771",
)
YARN_SALE = Sale(
    seller=SPINNER,
    buyer=MILL,
    goods=(_yarn(WARP_LOT, "warp", WARP, "341.00"), _yarn(WEFT_LOT, "weft", WEFT, "336.50")),
    currency="INR",
    order_number="POW/YP/2026/031",
    order_date=dt.date(2026, 1, 30),
    invoice_number="NVS/2526/1862",
    invoice_date=dt.date(2026, 2, 23),
    incoterm="EXW Coimbatore",
    terms="RTGS within 15 days",
    origin="India",
    origin_code="IN",
    tax_rate=D("0.05"),
    indian=True,
    loading="Coimbatore",
    discharge="Ichalkaranji",
    departure=dt.date(2026, 2, 24),
    transport_number="VDR 120937",
    paid=dt.date(2026, 3, 10),
    payment_reference="WRMBR52026031000218846",
)
FABRIC_SALE = Sale(
    seller=MILL,
    buyer=MAKER,
    goods=(_fabric(WHITE_LOT, "optic white", WHITE), _fabric(BLUE_LOT, "sky blue", BLUE)),
    currency="USD",
    order_number="SNH-NPL-26-052",
    order_date=dt.date(2026, 2, 27),
    invoice_number="POW/EXP/26-27/009",
    invoice_date=dt.date(2026, 4, 13),
    incoterm="CIF Hai Phong",
    terms="T/T 20 days after B/L date",
    origin="India",
    origin_code="IN",
    vessel="ARABIAN HERON",
    voyage="031N",
    loading="Nhava Sheva",
    discharge="Hai Phong",
    departure=dt.date(2026, 4, 18),
    transport_number="KSSNSAHPH260417",
    container="KSSU4077219",
    paid=dt.date(2026, 5, 8),
    payment_reference="DSON0605OUT44192",
)
SHIRT_SALE = Sale(
    seller=MAKER,
    buyer=IMPORTER,
    goods=(_shirts(),),
    currency="USD",
    order_number="QT-61147",
    order_date=dt.date(2026, 2, 16),
    invoice_number="SNH-EX-2026-117",
    invoice_date=dt.date(2026, 6, 22),
    incoterm="FOB Hai Phong",
    terms="T/T 30 days after B/L date",
    origin="Vietnam",
    origin_code="VN",
    vessel="PACIFIC KINGFISHER",
    voyage="208E",
    loading="Hai Phong",
    discharge="Long Beach",
    departure=dt.date(2026, 6, 27),
    transport_number="TKBLHPH2606814",
    container="TKBU6220951",
    paid=dt.date(2026, 7, 24),
    payment_reference="20260724SAPB00431877",
)
TRIM_SALE = Sale(
    seller=TRIMS,
    buyer=MAKER,
    goods=(
        Goods(
            "Polyester resin buttons 18L",
            D(PIECES // 12 + 120),
            "gross",
            D("0.86"),
            lot="KP-B18-44",
            hs="9606.21",
            packages=22,
            package_kind="cartons",
            net=D("396.0"),
            gross=D("418.0"),
            marks="KIM PHONG / SNH 1-22",
            places=0,
        ),
    ),
    currency="USD",
    order_number="SNH-PL-26-019",
    order_date=dt.date(2026, 4, 2),
    invoice_number="KP2604-088",
    invoice_date=dt.date(2026, 4, 21),
    incoterm="DAP Nam Dinh",
    terms="T/T 15 days",
    origin="Vietnam",
    origin_code="VN",
    loading="Bien Hoa",
    discharge="Nam Dinh",
    departure=dt.date(2026, 4, 22),
    transport_number="KP-DN-0688",
    paid=dt.date(2026, 5, 5),
    payment_reference="DSON0505LOC20631",
)


def ginning() -> Production:
    """Modules of seed cotton to bales of lint."""
    modules = rounded(COTTON / D("0.362"), 1)
    seed = rounded(modules * D("0.548"), 1)
    return Production(
        company=GIN,
        process="Ginning",
        title="GINNING RECORD",
        record="GR-25-0611",
        start=dt.date(2025, 11, 10),
        end=dt.date(2025, 11, 12),
        inputs=(
            Lot("MOD 7714-7719", "Seed cotton, 6 round modules, growers' field tickets attached", modules, "kg", 1),
        ),
        outputs=(Lot(BALE_LOT, f"Lint, {len(BALES)} bales", COTTON, "kg", 1),),
        waste=(("Cottonseed", seed, "kg"), ("Gin trash", modules - seed - COTTON, "kg")),
    )


def spinning() -> Production:
    """Bales to two lots of yarn."""
    cotton = Lot(BALE_LOT, f"US upland cotton, {len(BALES)} bales", COTTON, "kg", 1)
    outputs = (Lot(WARP_LOT, "Ne 40s combed warp", WARP, "kg", 1), Lot(WEFT_LOT, "Ne 40s combed weft", WEFT, "kg", 1))
    noil = rounded(COTTON * D("0.092"), 1)
    waste = (("Comber noil", noil, "kg"), ("Blow room and carding waste", COTTON - YARN - noil, "kg"))
    days = (dt.date(2026, 2, 2), dt.date(2026, 2, 18))
    return Production(
        company=SPINNER,
        process="Spinning",
        title="SPINNING PRODUCTION RECORD",
        record="SPR-226-07",
        start=days[0],
        end=days[1],
        inputs=(cotton,),
        outputs=outputs,
        waste=waste,
        machine="Unit 2, ring frames 11-18",
    )


def weaving() -> Production:
    """Yarn to greige fabric."""
    inputs = (Lot(WARP_LOT, "Ne 40s combed warp", WARP, "kg", 1), Lot(WEFT_LOT, "Ne 40s combed weft", WEFT, "kg", 1))
    outputs = (Lot(GREIGE_LOT, "Greige poplin 40x40/133x72, 61 in", GREIGE, "m", 0),)
    waste = (("Hard waste", rounded(YARN * D("0.016"), 1), "kg"),)
    days = (dt.date(2026, 3, 2), dt.date(2026, 3, 23))
    return Production(
        company=MILL,
        process="Weaving",
        title="WEAVING PRODUCTION RECORD",
        record="WV/1187",
        start=days[0],
        end=days[1],
        inputs=inputs,
        outputs=outputs,
        waste=waste,
        machine="Looms 1-16",
        order="SNH-NPL-26-052",
    )


def dyeing() -> Production:
    """Greige to finished fabric in two colours."""
    inputs = (Lot(GREIGE_LOT, "Greige poplin, batches A and B", GREIGE, "m", 0),)
    outputs = (Lot(WHITE_LOT, "Optic white", WHITE, "m", 0), Lot(BLUE_LOT, "Sky blue", BLUE, "m", 0))
    days = (dt.date(2026, 3, 26), dt.date(2026, 4, 4))
    return Production(
        company=MILL,
        process="Dyeing and finishing",
        title="DYEING AND FINISHING PRODUCTION RECORD",
        record="DF/1187",
        start=days[0],
        end=days[1],
        inputs=inputs,
        outputs=outputs,
        order="SNH-NPL-26-052",
    )


def sewing() -> Production:
    """Fabric to shirts."""
    inputs = (Lot(WHITE_LOT, "Poplin optic white", WHITE, "m", 0), Lot(BLUE_LOT, "Poplin sky blue", BLUE, "m", 0))
    outputs = (Lot(SHIRT_LOT, f"Men's shirts style {STYLE}", D(PIECES), "pcs", 0),)
    waste = (("Cutting waste and end bits", rounded(FABRIC - PIECES * D("1.69"), 0), "m"),)
    days = (dt.date(2026, 5, 11), dt.date(2026, 6, 12))
    return Production(
        company=MAKER,
        process="Cutting and sewing",
        title="CUTTING AND SEWING PRODUCTION RECORD",
        record="PSX-0526-14",
        start=days[0],
        end=days[1],
        inputs=inputs,
        outputs=outputs,
        waste=waste,
        machine="Lines 3 and 4",
        order="QT-61147",
    )


def counted(value: Decimal | int) -> str:
    """Thousands with commas, no decimals."""
    return number(value, 0)
