"""Character errors of scans beside pytesseract as users call it, on pages with known text.

usage: python -m tests.bench.characters
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import typst
from PIL import Image
from rapidfuzz.distance import Levenshtein

from extractors.certificate.order import by_lines
from extractors.evidence import BBox, Page, Word
from extractors.ocr.orient import upright_page
from extractors.pdf.text import open_pdf
from extractors.read import read_file
from tests.bench.told import counted, goal

_SHEET = """
#let d = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: 50pt)
#set text(font: (d.font, "Noto Sans", "Noto Sans CJK SC"), size: 9.5pt, lang: d.lang, hyphenate: false)
#set table(stroke: 0.5pt, inset: 5pt)
#align(center, text(15pt, weight: "bold", d.title))
#table(columns: (1fr, 2fr), ..d.facts.flatten())
#table(columns: (2fr, 1fr, 1fr, 1fr), ..d.rows.flatten())
#for line in d.prose { parbreak(); line }
"""
_PEER_PAGES = 2  # of each kind that the peer reads, which by its defaults takes many times as long
_ENGLISH = (
    "goods shipped under this order were made of cotton grown and ginned as stated in records of the mill which keeps "
    "lots apart from bale opening to packing and weighs every carton before dispatch to port of lading"
)
# One sentence of trade each, so that every letter with a mark of its own occurs.
_OTHERS = {
    "tr": "Bu siparişte sevk edilen malların tamamı Şanlıurfa ilinde yetiştirilen pamuktan üretilmiştir; iplik ve "
    "dokuma işlemleri fabrikamızda yapılmış, çuvallar ağırlığına göre ayrı ayrı işaretlenmiştir",
    "vi": "Hàng hóa giao theo đơn đặt hàng này được sản xuất từ bông trồng và cán tại các nông trại đã ghi trong hồ sơ "
    "nhà máy kéo sợi, số lượng kiện và trọng lượng tịnh được kiểm tra trước khi xếp lên tàu",
    "de": "Die mit diesem Auftrag gelieferte Ware wurde ausschließlich aus geprüfter Baumwolle hergestellt; Größe, "
    "Gewicht und Menge jeder Kiste wurden vor der Übergabe an den Frachtführer überprüft",
    "fr": "Les marchandises expédiées ont été fabriquées à partir de coton récolté et égrené comme indiqué dans les "
    "relevés de la filature, où chaque colis est pesé à l’entrée, contrôlé et gardé séparé jusqu’à l’embarquement",
    "es": "La mercancía enviada con este pedido fue fabricada con algodón cosechado y desmotado según consta en los "
    "registros de la hilandería, que pesa cada cartón y señala el número de lote en español",
    "pt": "As mercadorias deste pedido foram fabricadas com algodão colhido e beneficiado conforme os registros da "
    "fiação, que mantém os lotes separados até a expedição e confere o peso líquido de cada caixa",
}
_FONTS = ("Noto Sans", "Liberation Serif", "DejaVu Sans", "Liberation Sans", "DejaVu Serif", "Liberation Mono")
_CHINESE_FONTS = (
    "Noto Sans CJK SC", "Noto Serif CJK SC", "WenQuanYi Zen Hei", "AR PL UMing", "AR PL UKai", "Noto Sans Mono CJK SC"
)  # fmt: skip
_CHINESE_NAMES = (
    "购货方 销货方 合同编号 开票日期 原产国 装运港 目的港 付款方式 规格型号 棉纱批号 毛重 净重 报关单号 "
    "海关编码 提单号 船名航次 集装箱号 封志号 唛头 总箱数 纳税人识别号 开户银行 账号 价税合计 "
    "收款人 复核 开票人 经办人 车牌号 皮重"
)
_CHINESE = (
    "江苏省苏州市工业园区 山东省青岛市黄岛区 纺织有限公司 进出口贸易公司 纯棉精梳纱 色织布 信用证 电汇 "
    "本公司保证所供货物 均由上述原料制成 不含任何强迫劳动 如有不符愿负全部责任 数量 单价 金额 合计 "
    "多晶硅料 太阳能电池组件 冷冻巴沙鱼片 番茄酱浓度 丁腈手套 人发制品 烤烟叶 轧花厂名称 籽棉收购凭证 皮棉检验证书 "
    "马克隆值 断裂比强度 长度整齐度 含杂率 回潮率 增值税专用发票 壹拾贰万叁仟肆佰伍拾陆元整 考勤记录 劳动合同 "
    "社会保险 加班费 实发工资 员工签名 新疆维吾尔自治区 浙江省绍兴市柯桥区 福建省晋江市 仓库保管员 过磅时间 纺纱车间"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A treatment of pages, and the share of wrong characters that is the goal."""

    name: str
    treat: Callable[[Path, np.random.Generator], Image.Image]
    goal: float
    tongue: str = "en"


def drawn(path: Path, dpi: int, noise: float, chance: np.random.Generator) -> Image.Image:
    """The page as grey pixels with noise of so many levels."""
    with open_pdf(path) as pdf:
        grey = pdf.render(0, dpi)
    return Image.fromarray(np.clip(grey + chance.normal(0, noise, grey.shape), 0, 255).astype(np.uint8))


def noisy(path: Path, chance: np.random.Generator) -> Image.Image:
    return drawn(path, 200, 12, chance)


def skewed(path: Path, chance: np.random.Generator) -> Image.Image:
    return drawn(path, 200, 6, chance).rotate(-2, Image.Resampling.BICUBIC, fillcolor=255)


def sideways(path: Path, chance: np.random.Generator) -> Image.Image:
    return drawn(path, 200, 6, chance).transpose(Image.Transpose.ROTATE_90)


def on_its_head(path: Path, chance: np.random.Generator) -> Image.Image:
    return drawn(path, 200, 6, chance).transpose(Image.Transpose.ROTATE_180)


def other_side(path: Path, chance: np.random.Generator) -> Image.Image:
    return drawn(path, 200, 6, chance).transpose(Image.Transpose.ROTATE_270)


def shaded(path: Path, chance: np.random.Generator) -> Image.Image:
    """A fold's shadow along the page, and the black glass of the scanner around a sheet that lies a little askew."""
    grey = np.asarray(drawn(path, 200, 5, chance), dtype=np.float64)
    across = (np.arange(grey.shape[1]) / grey.shape[1] - 0.15) / 0.2
    dark = Image.fromarray((grey * (1 - 0.55 * np.exp(-(across**2)))).astype(np.uint8))
    around = Image.new("L", (dark.width + 160, dark.height + 200), 15)
    around.paste(dark.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=15), (90, 60))
    return around


def coarse(path: Path, chance: np.random.Generator) -> Image.Image:
    return drawn(path, 150, 4, chance)


KINDS = (
    Kind("200 dpi with noise", noisy, 0.005),
    Kind("2 degrees of skew", skewed, 0.005),
    Kind("90 degrees", sideways, 0.007),
    Kind("270 degrees", other_side, 0.007),
    Kind("180 degrees", on_its_head, 0.007),
    Kind("150 dpi, JPEG of quality 40", coarse, 0.015),
    Kind("a shadow, and black around the sheet", shaded, 0.005),
    Kind("Chinese forms, 200 dpi with noise", noisy, 0.015, tongue="zh"),
    Kind("Chinese and English on one page, the same", noisy, 0.015, tongue="both"),
    Kind("Turkish to Portuguese, 200 dpi with noise", noisy, 0.005, tongue="other"),
    Kind("the same, 2 degrees of skew", skewed, 0.005, tongue="other"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of wrong characters, of each kind, ours and the peer's; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.characters")
    parser.add_argument("--pages", type=int, default=6)
    count = parser.parse_args(arguments).pages
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = {tongue: pages(folder, count, tongue) for tongue in ("en", "zh", "both", "other")}
        for kind in KINDS:
            ours, theirs = errors(kind, papers[kind.tongue], folder)
            shown = f"{ours:.2%} wrong, pytesseract {theirs:.2%}"
            missed |= goal(kind.name, shown, f"under {kind.goal:.1%}", ours < kind.goal)
    if shutil.which("ocrmypdf") is None:
        print("ocrmypdf is not installed here, so it is not measured")
    return int(missed)


def pages(folder: Path, count: int, tongue: str) -> list[Path]:
    """So many forms as PDF, with facts, a table and prose; the "other" languages in turn."""
    chance = random.Random(11)
    families = _CHINESE_FONTS if tongue in ("zh", "both") else _FONTS
    made = []
    for n in range(count):
        made.append(folder / f"{tongue}-{n}.pdf")
        made[-1].write_bytes(typeset(form(chance, tongue, n) | {"font": families[n % len(families)]}))
    return made


def typeset(form: dict[str, object]) -> bytes:
    """The form as PDF, in the fonts of this machine; those of the installed packages where it has none of the name."""
    packaged = [str(files(package)) for package in ("fontpkg_noto_sans", "manimgx_fonts_cjk")]
    data = {"data": json.dumps(form, ensure_ascii=False)}
    return bytes(typst.compile(_SHEET.encode(), font_paths=packaged, format="pdf", sys_inputs=data))


def form(chance: random.Random, tongue: str, number: int) -> dict[str, object]:
    if tongue == "zh":
        return chinese_form(chance)
    if tongue == "both":
        return form_of_both(chance)
    return latin_form(chance, list(_OTHERS)[number % len(_OTHERS)] if tongue == "other" else tongue)


def form_of_both(chance: random.Random) -> dict[str, object]:
    def words(chinese: int, english: int) -> str:
        return (
            "".join(chance.choices(_CHINESE.split(), k=chinese))
            + " "
            + " ".join(chance.choices(_ENGLISH.split(), k=english))
        )

    return {
        "lang": "zh", "title": "COMMERCIAL INVOICE 商业发票",
        "facts": [[chance.choice(_CHINESE_NAMES.split()) + " " + words(0, 2), words(1, 2)] for _ in range(8)],
        "rows": [[words(1, 2), *figures(chance)] for _ in range(8)],
        "prose": [words(6, 15) for _ in range(4)],
    }  # fmt: skip


def latin_form(chance: random.Random, language: str) -> dict[str, object]:
    def words(count: int) -> str:
        return " ".join(chance.choices(_OTHERS.get(language, _ENGLISH).split(), k=count))

    return {
        "lang": language, "title": "COMMERCIAL INVOICE",
        "facts": [[words(2), words(4)] for _ in range(6)],
        "rows": [[words(3), *figures(chance)] for _ in range(10)],
        "prose": [words(50) for _ in range(4)],
    }  # fmt: skip


def chinese_form(chance: random.Random) -> dict[str, object]:
    def words(count: int) -> str:
        return "".join(chance.choices(_CHINESE.split(), k=count))

    return {
        "lang": "zh", "title": "购销合同",
        "facts": [[chance.choice(_CHINESE_NAMES.split()), words(3)] for _ in range(8)],
        "rows": [[words(2), *figures(chance)] for _ in range(8)],
        "prose": [words(12) for _ in range(4)],
    }  # fmt: skip


def figures(chance: random.Random) -> list[str]:
    quantity, price = chance.randint(10, 9000), chance.randint(100, 999)
    return [f"{quantity} KG", f"{price / 100:.2f}", f"{quantity * price / 100:,.2f}"]


def errors(kind: Kind, papers: Sequence[Path], folder: Path) -> tuple[float, float]:
    """Share of wrong characters: ours over all papers, pytesseract's over the first few."""
    noise = np.random.default_rng(12)
    ours, theirs = _Wrong(), _Wrong()
    for number, paper in enumerate(counted(papers, kind.name)):
        picture = folder / "scan.jpg"
        kind.treat(paper, noise).save(picture, quality=40 if kind.treat is coarse else 85, dpi=(200, 200))
        with open_pdf(paper) as pdf:
            native = pdf.read(0)
        truth = text_of(Page(1, native.width, native.height, words=native.words))
        ours.add(truth, text_of(read_file(picture, folder / "out").pages[0]))
        if number < _PEER_PAGES:
            model = "chi_sim+eng" if kind.tongue in ("zh", "both") else "eng"
            theirs.add(truth, text_of(by_pytesseract(picture, model)))
    return ours.share, theirs.share


@dataclass(slots=True)
class _Wrong:
    """Characters of known pages, and how many were read wrongly."""

    total: int = 0
    wrong: int = 0

    def add(self, truth: str, read: str) -> None:
        self.total += len(truth)
        self.wrong += Levenshtein.distance(truth, read)

    @property
    def share(self) -> float:
        return self.wrong / self.total


def text_of(page: Page) -> str:
    """The visible letters and figures of a page, line by line; what spaces part and wide forms show is left aside."""
    page = upright_page(page)
    words = page.visible_words
    text = "".join(words[i].text for line in by_lines(page, words) for i in line)
    return "".join(c for c in text if c.isalnum())


def by_pytesseract(path: Path, language: str) -> Page:
    """What the peer reads with its defaults."""
    import pytesseract

    with Image.open(path) as image:
        width, height = image.size
        data: dict[str, list[Any]] = pytesseract.image_to_data(image, language, output_type=pytesseract.Output.DICT)
    rows = zip(data["text"], data["left"], data["top"], data["width"], data["height"], strict=True)
    words = tuple(Word(t.strip(), BBox(x, y, x + w, y + h)) for t, x, y, w, h in rows if t.strip())
    return Page(1, width, height, words=words)


if __name__ == "__main__":
    sys.exit(main())
