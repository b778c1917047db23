"""What suppliers of many countries write into the blanks of the certificate: put together by chance, never from a list alone."""

# ruff: noqa: E501 - tables of phrases, one entry a line
from __future__ import annotations

import random
from collections.abc import Callable

# (names, legal endings, places) of one country each.
_COUNTRIES: list[tuple[list[str], list[str], list[str]]] = [
    (
        [
            "Sri Lakshmi Ginning",
            "Kongu Valley Spinners",
            "Bhavani Exports",
            "M/s. Rajesh Kumar & Bros.",
            "Near East Cotton",
            "Agarwal Oil & Cotton",
        ],
        ["Pvt. Ltd.", "Private Limited", "LLP", "& Co.", "Mills Ltd."],
        [
            "Tiruppur, Tamil Nadu 641 604, India",
            "S.F. No. 112/3B, Avinashi Road, Coimbatore - 641 014, India",
            "Rajkot, Gujarat",
            "Plot 14, GIDC Estate, Surat",
            "village Kadi, Dist. Mehsana, India",
        ],
    ),
    (
        ["Công ty TNHH May Sông Hồng", "An Phat Garment", "Viet Thang Textile", "Thanh Cong", "Saigon-Mekong Apparel"],
        ["JSC", "Co., Ltd.", "Corporation", "Joint Stock Company", "One Member Limited Liability Company"],
        [
            "Nam Định, Việt Nam",
            "Lot B-7, Song Than II I.Z., Di An, Binh Duong Province, Vietnam",
            "128A Bui Thi Xuan Street, Hanoi",
            "xã Long An, huyện Long Thành, Đồng Nai",
        ],
    ),
    (
        [
            "Jiangsu Hengtong Textile",
            "Qingdao Foreign Trade Garments",
            "Zhejiang Sunrise Import & Export",
            "Guangzhou Baiyun Leather Goods",
        ],
        ["Co., Ltd.", "Group Co., Ltd.", "Corp.", "(Holdings) Limited"],
        [
            "No. 88 Renmin Road, Nantong, Jiangsu, P.R. China",
            "Shaoxing, China",
            "3/F, Bldg 5, Xiasha Economic Development Zone, Hangzhou",
            "Keqiao District, Zhejiang 312030",
        ],
    ),
    (
        ["Özgür Pamuk ve İplik", "Söke Tekstil", "Menderes Dokuma", "Ege Birlik Tarım"],
        ["San. ve Tic. A.Ş.", "Ltd. Şti.", "A.Ş.", "Sanayi ve Ticaret Ltd. Şti."],
        [
            "Söke, Aydın, Türkiye",
            "Organize Sanayi Bölgesi 4. Cadde No: 12, Şanlıurfa",
            "Torbalı/İzmir",
            "Kahramanmaraş, Turkey",
        ],
    ),
    (
        [
            "Hilados y Tejidos de Puebla",
            "Agrícola El Porvenir",
            "Textiles de la Frontera",
            "Maquiladora Río Bravo",
            "Empacadora Santa Fe del Norte",
        ],
        ["S.A. de C.V.", "S. de R.L. de C.V.", "S.A.", "e Hijos, S.A.", "S.P.R. de R.I."],
        [
            "Tlaxcala, México",
            "km 12.5 Carretera Federal, Gómez Palacio, Dgo.",
            "Calle 5 de Mayo No. 120, Col. Centro, Tehuacán, Pue., C.P. 75700",
            "Los Mochis, Sinaloa",
        ],
    ),
    (
        ["Têxtil São Bento", "Algodoeira do Oeste", "Irmãos Pereira & Filhos"],
        ["Ltda.", "S.A.", "Lda", "Indústria e Comércio Ltda"],
        ["Luís Eduardo Magalhães - BA, Brasil", "Rua das Flores, 45, Guimarães, Portugal", "Blumenau, Santa Catarina"],
    ),
    (
        ["Al Noor Weaving Mills", "Crescent Ring Spinning", "Nishat Denim", "By The Sea Apparel"],
        ["(Pvt) Limited", "(Private) Ltd.", "Industries", "Ltd"],
        ["12 km Sheikhupura Road, Faisalabad, Pakistan", "S.I.T.E., Karachi", "Nooriabad, Sindh"],
    ),
    (
        ["Meghna Knit Composite", "Square Apparels Unit-2", "Dhaleshwari Sweaters"],
        ["Ltd.", "Limited", "BD Ltd."],
        ["Gazipur-1703, Bangladesh", "Plot 45-47, DEPZ, Ashulia, Savar, Dhaka", "Chattogram EPZ"],
    ),
    (
        ["Ferme Belle-Isle", "Red Maple Solar", "Tomatoes of the Bay"],
        ["Inc.", "Ltée", "Cooperative"],
        ["St-Hyacinthe (Québec), Canada", "R.R. 2, Leamington, ON N8H 3V5", "Stratford-upon-Avon, UK"],
    ),
    (
        ["Weberei Müller & Söhne", "Ostsee Fischfang", "Gerberei zur Mühle"],
        ["GmbH", "GmbH & Co. KG", "AG"],
        ["Gewerbestraße 7, 95326 Kulmbach, Germany", "Frankfurt am Main", "Biel/Bienne"],
    ),
    (
        ["Volta Cotton Growers Union", "Ets. Ouédraogo et Frères", "H. Osei & Sons"],
        ["Ltd", "SARL", "S.A.", "GIE"],
        ["Bobo-Dioulasso, Burkina Faso", "Tamale, Northern Region, Ghana", "B.P. 1422, Abidjan 01, Côte d'Ivoire"],
    ),
    (
        ["PT Busana Jaya Abadi", "CV Rimba Lestari", "Sime Glove Manufacturing"],
        ["Tbk", "Sdn. Bhd.", "(M) Sdn Bhd", ""],
        [
            "Jl. Raya Solo Km. 8, Semarang, Jawa Tengah",
            "Lot 6078, Jalan Haji Abdul Manan, 41050 Klang, Selangor",
            "Batam Island",
        ],
    ),
]
_NUMBERS = ["one", "twelve", "Twenty", "Forty-eight", "one hundred and twenty", "FIVE HUNDRED"]
_UNITS = [
    "pieces",
    "pcs",
    "PCS.",
    "dozen",
    "dz",
    "kg",
    "KGS",
    "kgs net",
    "bales",
    "meters",
    "m",
    "yards",
    "MT",
    "metric tons",
    "lbs",
    "pairs",
    "sets",
    "tonnes",
    "units",
    "bags",
    "sq. m",
    "cartons",
    "litres",
    "rolls",
]
_FAMILIES: list[Callable[[random.Random], str]] = []
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PORTS = [
    "Nhava Sheva",
    "Cat Lai, Ho Chi Minh City",
    "Port of Mersin",
    "Manzanillo, Colima, Mexico",
    "Tema",
    "Yangshan, Shanghai",
    "Laredo, Texas",
    "Karachi, Pakistan",
    "Montréal",
    "Tuticorin (V.O.C.)",
    "Chattogram",
    "Haiphong",
    "Izmir (Alsancak)",
    "Santos, SP",
    "Sines",
    "Port Klang",
    "Tanjung Priok, Jakarta",
    "Ambarlı, İstanbul",
    "Bremerhaven",
    "Durban",
    "Port Qasim",
    "Indira Gandhi International Airport, New Delhi",
    "San Pedro",
    "Abidjan",
]
SIGNERS = [
    ("Nguyen Thi Hoa", "Export Manager"),
    ("R. Senthil Kumar", "Managing Director"),
    ("Luis Ángel Cárdenas Ruiz", "Gerente General"),
    ("Emre Demir", "Foreign Trade Manager"),
    ("Abdul Karim", "Proprietor"),
    ("Zhang Wei", "General Manager"),
    ("Margaret O'Neil", "Chief Operating Officer"),
    ("Kwame Asante-Boateng", "President"),
    ("Ana Lúcia Ferreira", "Director"),
    ("Jean-Pierre Tremblay", "Vice President"),
]


def party(rng: random.Random) -> tuple[str, str]:
    """A firm and a place of the same country."""
    names, endings, places = rng.choice(_COUNTRIES)
    return f"{rng.choice(names)} {rng.choice(endings)}".strip(), rng.choice(places)


def quantity(rng: random.Random) -> str:
    """A number with its unit, sometimes said twice."""
    number, unit = rng.choice([7, 48, 240, 1200, 4800, 19958, 36000]), rng.choice(_UNITS)
    plain = rng.choice(
        [f"{number:,}", str(number), f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " "), f"{number:,}.50"]
    )
    return rng.choice(
        [
            f"{plain} {unit}",
            f"{plain} {unit}",
            f"{plain} {unit}",
            f"{plain} pieces ({number // 12 or 1} dozen)",
            f"{rng.choice(_NUMBERS)} {unit.strip('.')}",
            f"{rng.choice(_NUMBERS)} ({number}) {unit}",
            f"{plain} kg net / {number + 40:,} kg gross",
            f"{plain} {unit} (net weight 1,{number % 900 + 100} kg)",
            f"{number} US dozen",
            f"2 containers ({plain} kg)",
            f"{plain}{rng.choice(['kg', 'pcs', 'm'])}",
            f"{plain} short tons",
            f"{plain} linear yards",
            f"{number:,} and 1/2 dozen",
            "1,200 pcs style A-14 and 600 pcs style B-9",
            f"total {plain} {unit}",
        ]
    )


def _garment(rng: random.Random) -> str:
    who = rng.choice(["men's", "ladies'", "women's or girls'", "boys'", "unisex", "infants'", "Men's", "LADIES"])
    what = rng.choice(
        [
            "woven shirts",
            "knitted T-shirts",
            "denim jeans",
            "trousers, other than knitted",
            "5-pocket pants",
            "blouses, not knitted or crocheted",
            "hooded sweatshirts with kangaroo pocket",
        ]
    )
    stuff = rng.choice(
        [
            "of 100% cotton",
            "95% cotton 5% elastane",
            "of cotton (60%) and polyester (40%)",
            "made of US cotton yarn",
            "in white and navy",
            "of a fabric dyed in the piece",
            "as per style sheet MW-2210",
        ]
    )
    return f"{who} {what} {stuff}"


def _raw(rng: random.Random) -> str:
    return rng.choice(
        [
            'raw cotton, Strict Low Middling 1-1/8"',
            "Upland cotton in bales of about 220 kg, crop 2025/26",
            "US upland raw cotton",
            "cotton linters, not carded or combed",
            "saw-ginned cotton, staple 29 mm, micronaire 3.8 to 4.9",
            "tomato paste 28/30 Brix, hot break, of the 2025 season",
            "cane sugar, raw, not containing added flavoring or coloring matter",
            "frozen yellowfin tuna loins, skinless",
            "garlic, peeled, fresh or chilled",
            "palm oil, refined (RBD)",
        ]
    )


def _textile(rng: random.Random) -> str:
    return rng.choice(
        [
            "combed ring-spun cotton yarn Ne 40/1 on cones for weaving",
            "grey poplin fabric, 133x72, width 63 in",
            "bed sheets, flat and fitted, of a kind used in hotels",
            "terry towels, 500 g/m², with jacquard border",
            "disposable vinyl gloves, powder-free, sizes S to XL",
            "polysilicon, solar grade, chunks",
            "photovoltaic modules of 540 W with frames and cables",
            "canvas for use in the manufacture of tents",
            "woven labels and hang tags of paper",
            "wigs of human hair, 14 inches, natural black",
            "artificial flowers of polyester, hand-made",
            "silica-based products: fumed silica A200",
            "bone black, in powder",
            "carpets and rugs, hand-knotted, of wool",
            "thread of cotton, for sewing, put up for retail sale",
            "yarn, being cotton yarn of count 30s, waxed",
            "cotton, carded",
            'Fabric 58/60" 7.5 oz',
            "棉布 cotton fabric, style 2210",
        ]
    )


_FAMILIES += [_garment, _raw, _textile]


def description(rng: random.Random) -> str:
    """Goods as an invoice describes them."""
    said = rng.choice(_FAMILIES)(rng)
    return rng.choice(
        [
            said,
            said,
            said,
            f"{said}, HTS {rng.randrange(5201, 6310)}.{rng.randrange(10, 99)}",
            f"{said} (P.O. {rng.randrange(1000, 9999)})",
            f"{said} / {_textile(rng)}" if rng.random() < 0.3 else said,
            said.upper() if said.isascii() else said,
        ]
    )


def packages(rng: random.Random) -> str:
    """Number and kind of packages."""
    n = rng.randrange(2, 900)
    return rng.choice(
        [
            f"{n} cartons",
            f"{n} export cartons",
            f"{n} ctns",
            f"{n} CTNS on {n // 20 + 1} pallets",
            f"{n} bales",
            f"{n} PP-lined bales",
            f"{n} polypropylene bags of 50 kg each",
            "one 40' HC container",
            "2 x 40'HC",
            f"{n} steel drums with aseptic bags",
            f"{n} rolls in polybags",
            "bulk",
            f"{n} (say {rng.choice(_NUMBERS)}) bags",
            "3 wooden crates and 1 carton",
            f"{n} packages",
            f"{n} master cartons, {n // 10 + 1} per pallet",
            f"jute bags ({n})",
            f"{n} shrink-wrapped pallets",
            f"{n} jumbo bags (FIBC)",
            f"1 FCL containing {n} cartons",
            f"{n} cones in {n // 12 + 1} cartons",
            "loose, on hangers",
            f"{n} Cartons (1 x 20' FCL, container TCLU{rng.randrange(1000000, 9999999)})",
        ]
    )


def marks(rng: random.Random) -> str:
    """Marks and numbers as on a bill of lading."""
    n, po = rng.randrange(40, 900), rng.randrange(10000, 99999)
    return rng.choice(
        [
            f"PO {po} / C/NO. 1-{n}",
            f"HARBOR & PINE, NEW YORK, CTN NO. 1-{n} OF {n}",
            f"Lot 21-00{n % 10}, bales 1/{n}",
            "N/M",
            "no marks",
            f"IN DIA. HP - LOS ANGELES VIA LONG BEACH - {po} - MADE IN INDIA",
            f"Nos. 1 to {n}",
            f"{po}-A, {po}-B and {po}-C",
            f"TX-{po}/26 ({n} bales), TX-{po + 4}/26 (12 bales)",
            f"STYLE MW-2210 COLOR NAVY SIZE S-XL PO#{po}",
            f"Container MSKU{po}12, seal ML-IN{po}",
            "as addressed: Acme Corp., Dallas",
            f"SNH/{po}/1-UP",
            f"bale nos. 4000{po} thru 4000{po + n}",
            "Lots Y26-371W, Y26-372W & Y26-380E",
            f"货号{po} 1-{n}",
            f"GROSS WT 12.4 KGS NET WT 11.2 KGS C/NO 1-{n}",
            f"GREEN DOT; Nos. {po}/{po + n}",
            "PERMANENT BALE ID 00714 8812345 to 00714 8812390",
        ]
    )


def carrier(rng: random.Random) -> str:
    """A vessel with its voyage, a flight, a truck."""
    n = rng.randrange(12, 999)
    ship = rng.choice(
        [
            "Ever Forward",
            "MSC Altair",
            "CMA CGM Marco Polo",
            "Maersk Sentosa",
            "Cosco Shipping Andes",
            "ONE Hangzhou Bay",
            "Hapag-Lloyd Berlin Express",
            "X-Press Kaveri",
            "Star of the East",
            "Zim Mount Everest",
        ]
    )
    return rng.choice(
        [
            f"M/V {ship} V.{n}W",
            f"MV {ship.upper()} voy. {n}E",
            f"{ship}, voyage {n}-018W",
            f"vessel {ship} (IMO 98{n:05d})",
            f"S.S. {ship}",
            f"{ship}",
            f"Emirates SkyCargo EK 9{n}",
            f"Turkish Airlines flight TK {n}, AWB 235-1234 {n}5",
            f"truck, plate 34 ABC {n}",
            f"{ship} V. {n}N, B/L MAEU{n}55121",
            f"Ferromex rail car FXE {n}221",
            f"MSC Rita / {n}A, container MEDU 4412{n}-1",
            f"vessel {ship} Voy. No. {n}",
            f"M.V. “{ship}” v.{n}",
        ]
    )


def date(rng: random.Random) -> str:
    """A day, written as people of many countries write it."""
    d, m, y = rng.randrange(1, 29), rng.randrange(1, 13), rng.choice([2025, 2026])
    name = _MONTHS[m - 1]
    return rng.choice(
        [
            f"{y}-{m:02d}-{d:02d}",
            f"{d} {name} {y}",
            f"{name} {d}, {y}",
            f"{d:02d}/{m:02d}/{y}",
            f"{m}/{d}/{y}",
            f"{d:02d}.{m:02d}.{y}",
            f"{d:02d}-{name[:3].upper()}-{y}",
            f"the {d}th day of {name}, {y}",
            f"{name} {d}th, {y}",
            f"{y}/{m:02d}/{d:02d}",
            f"{name[:3]}. {d}, {y}",
            f"{d:02d} {name[:3]} {str(y)[2:]}",
            f"{y}年{m}月{d}日",
            f"Monday, {d} {name} {y}",
            f"{d}th {name} {y}",
            f"{d:02d}{name[:3].upper()}{y}",
        ]
    )


def labor(rng: random.Random) -> str:
    """The class of labor, one or several of 19 USC 1307."""
    return rng.choice(
        [
            "forced labor",
            "forced labor",
            "Forced labor",
            "forced labour",
            "convict labor",
            "prison labor",
            "forced or indentured labor",
            "convict, forced, or indentured labor",
            "convict, forced or indentured labor under penal sanctions",
            "forced labor, including forced child labor,",
            "convict labor, forced labor, or indentured labor under penal sanctions",
            "forced or indentured child labor",
            "forced labor (including forced or indentured child labor)",
            "Convict, Forced and/or Indentured Labor",
            "indentured labor under penal sanctions",
            "forced and prison labor",
        ]
    )
