"""How Chinese goes on at once behind a number, where no space parts the two."""

from __future__ import annotations

import re

# The words behind a number ("26322000000123456789项下的"), or the rest of the sentence behind its comma or bracket.
CHINESE_BEHIND = re.compile(
    r"(?<=[\w./-]{6}\d)[\u4e00-\u9fff]{2}[^\dA-Za-z]*$|(?<=[A-Z\d])[）)，。；、]+[\u4e00-\u9fff].*$"
    r"|(?<=[A-Z/-]\d\d\d)[\u4e00-\u9fff][^\dA-Za-z]+$",
    re.ASCII,
)
# Another blank, with its colon: "用工人数：46" under a list of lots.
CHINESE_CAPTION = re.compile(r"[\u4e00-\u9fff][:：]")
