"""Units of measure as printed -> UN/ECE Recommendation 20 codes (packages: Recommendation 21 style codes of the contract)."""

from __future__ import annotations

import re
from functools import cache

from extractors.values.folding import fold

# Code -> spellings in English, Chinese, Spanish, Turkish, Vietnamese, German, French, Portuguese.
SPELLINGS = {
    "KGM": "kg kgs kg. kgs. kilo kilos kilogram kilograms kilogramme kilogrammes kgm 公斤 千克 kilogramo kilogramos kilogramm can",
    "GRM": "g gr gram grams gm gms 克 gramm gramme grammes gramos",
    "TNE": "mt mts m/t ton tons tonne tonnes tn 吨 公吨 tan toneladas tonelada tonnen",
    "LBR": "lb lbs lb. lbs. pound pounds 磅 libra libras pfund livre livres",
    "MTR": "m mtr mtrs mtr. mtrs. meter meters metre metres metro metros met 米 公尺 metraj",
    "YRD": "yd yds yd. yds. yard yards yarda yardas 码",
    "CMT": "cm cms 厘米",
    "INH": "inch inches",
    "MTK": "m2 m² sqm sq.m qm 平方米",
    "MTQ": "m3 m³ cbm 立方米",
    "LTR": "l ltr ltrs liter liters litre litres litros litro lít 升",
    "H87": (
        "pcs pc pce pces piece pieces pcs. pc. pza pzas pieza piezas adet ad ad. stk stk. stück stuck stueck st pièce pièces "
        "piece(s) peça peças peca pecas cái chiếc 件 个 只 條 条 支 ea each nos no.s unit units uds ud unidad unidades unidade "
        "unité unités 台 h87 c62"
    ),
    "DZN": "dz dzn doz doz. dozen dozens docena docenas düzine dutzend douzaine douzaines dúzia dúzias 打 tá",
    "SET": "set sets juego juegos takım bộ 套 satz jeu jeux conjunto",
    "NPR": "pr prs pair pairs par pares çift đôi 双 对 paar paire paires",
    "CT": "ctn ctns ctn. ctns. carton cartons cartón cartones karton kartons koli kolli thùng 箱 纸箱 cartão",
    "BX": "box boxes caja cajas kutu hộp 盒 kiste kisten boîte boîtes caixa caixas case cases cs",
    "BL": "bale bales bl bls paca pacas balya kiện 包 ballen balle balles fardo fardos",
    "BG": "bag bags saco sacos çuval torba bao 袋 sack säcke sac sacs",
    "RO": "roll rolls rl rls rollo rollos rulo top cuộn 卷 匹 rolle rollen rouleau rouleaux rolo rolos",
    "DR": "drum drums tambor tambores varil phuy 桶 fass fässer fût fûts bidon",
    "PX": "pallet pallets plt plts palet palete pale tarima tarimas 托盘 palette paletten palettes kap",
    "PK": "pkg pkgs pkgs. package packages bulto bultos paket kap colli packstück packstücke colis volume volumes 件数",
    "CO": "cone cones cono conos bobin bobina 筒",
    "HUR": "h hr hrs hour hours hora horas saat giờ 小时 stunde stunden heure heures",
}  # fmt: skip
_UNCLEAR = {"can", "no.s"}


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, words in SPELLINGS.items():
        for word in words.split():
            if word not in _UNCLEAR:
                found.setdefault(fold(word), code)
    return found


def parse_unit(text: str) -> str | None:
    """The code of a unit as printed ("kgs" -> KGM, "件" -> H87), or None when it is none."""
    folded = fold(text.strip(" ()[]:;,"))
    return _codes().get(folded) or _codes().get(folded.rstrip("."))


_AFTER = re.compile(r"[\s ]*\(?([^\s\d()/,;:|]+)")


def unit_after(text: str, position: int) -> tuple[str, int] | None:
    """The unit that stands at a position of a text (after a number), and where it ends."""
    found = _AFTER.match(text, position)
    code = parse_unit(found[1]) if found else None
    return (code, found.end(1)) if code and found else None


def unit_in(text: str) -> str | None:
    """The first unit named in a text such as a column heading ("Net Weight (KGS)" -> KGM)."""
    for word in re.split(r"[\s()/\[\],:;]+", text):
        if len(word) > 1 or word in "件个米码打套箱包卷吨":
            code = parse_unit(word) if word else None
            if code:
                return code
    return None
