"""How times and data are written for readers."""

import datetime as dt
import json

from django.utils import timezone

from articles.templatetags.readers import clock, data_block, day, moment

AT = dt.datetime(2025, 10, 6, 21, 12, 30, tzinfo=dt.UTC)


def test_a_moment_says_its_zone():
    with timezone.override("Europe/Kyiv"):
        assert moment(AT) == '<time datetime="2025-10-07T00:12:30+03:00">7 October 2025, 00:12 EEST</time>'


def test_a_clock_leaves_out_the_day():
    assert clock(AT) == '<time datetime="2025-10-06T21:12:30+00:00">21:12 UTC</time>'


def test_a_day_is_that_of_the_newsroom():
    with timezone.override("Asia/Tokyo"):
        assert day(AT) == '<time datetime="2025-10-07">7 October 2025</time>'


def test_data_is_the_same_after_the_way_through_a_page():
    value = {"headline": "</script>&\u2028\u2029 “Здоров”"}
    text = data_block(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)
