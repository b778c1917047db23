"""Papers in traditional Chinese are read by the words of the vocabulary, which is written in simplified characters."""

from __future__ import annotations

from extractors.parties.company_names import has_business_word, split_name
from extractors.values.folding import fold, simplified
from tests.extractors.text_pages import values

DYEING = """
宏昌織染股份有限公司
染整加工紀錄

投入批號：G-26051
投入重量：7,650 公斤
廢紗：112 公斤
產出批號：HC-5501
產出數量：16,240 公尺
開始日期：2026年5月11日
完工日期：2026年5月18日
"""


def test_a_production_record_in_traditional_characters():
    found = values(DYEING, "production_record", ("zh",))
    assert (found["input_lot"], found["output_lot"]) == ("G-26051", "HC-5501")
    assert (found["input_quantity"], found["output_quantity"]) == ("7650", "16240")  # waste yarn is no input
    assert (found["period_start"], found["period_end"]) == ("2026-05-11", "2026-05-18")


def test_words_compare_alike_in_both_scripts_and_values_stay_as_printed():
    assert fold("產出數量") == fold("产出数量")
    assert simplified("製衣廠 No. 7") == "制衣厂 No. 7"
    assert split_name("宏昌織染股份有限公司, 台灣")[0] == "宏昌織染股份有限公司"
    assert has_business_word("宏昌紡織")
