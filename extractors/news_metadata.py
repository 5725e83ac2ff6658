"""The description of an article: its own headline, date and author, and the plan it reports."""

from datetime import date, datetime

import regex

from extractors.citations import type_of_symbol
from extractors.derived_readings import add_derived
from extractors.document_lines import Line
from extractors.issuers import REGION, Issuer
from extractors.news import part_date_lines, read_byline, read_headline, read_published_on
from extractors.official_metadata import CONTENT, content_type
from extractors.periods import period_of_title, stated_period
from extractors.places import province_of_place
from extractors.provinces import Province, find_provinces, province_by_name, province_now
from extractors.readings import Readings
from extractors.reported_plans import ReportedPlan, read_reported_plan
from models.dates import DateInterval
from models.facts import Metadata
from models.plan import Plan
from models.spans import Span


def describe_news(
    plan: Plan, lines: list[Line], furniture: list[Line], readings: Readings
) -> Metadata:
    """The metadata of an article; number, date, type, issuer and period are the reported plan's."""
    lines = part_date_lines(lines)
    start, end = lines[0].span.start, lines[-1].span.end
    _read_article(plan, lines, furniture, readings)
    published_on = readings.day("published_on")
    home = _home(plan, lines, readings, published_on)
    reported = read_reported_plan(plan.text, start, end, home=home, published_on=published_on)
    if reported:
        _read_reported(reported, readings)
    period = _period(lines, reported, readings)
    issuer, number = (reported.issuer, reported.number) if reported else (None, None)
    issued_on = reported.issued_on if reported else None
    province = _province(issuer, home, issued_on)
    kind = _type(reported)
    content, level = _content(reported, kind), issuer.level if issuer else None
    name = issuer.name if issuer else None
    add_derived(readings, genre="news", content=content, issuer=name, level=level)
    return Metadata(
        genre="news",
        is_complete=plan.is_complete,
        document_number=number.text if number else None,
        number=number.number if number else None,
        symbol=number.symbol if number else None,
        document_type=kind,
        content_type=content,
        title=readings.text("title"),
        reported_title=reported.title if reported else None,
        issued_on=issued_on,
        published_on=published_on,
        issuing_body=name,
        issuing_level=level,
        province=province.name if province else None,
        province_id=province.unit_id if province else None,
        province_now=province_now(province.unit_id) if province else None,
        field=readings.text("field"),
        period=period,
        byline=readings.text("byline"),
        evidence=tuple(readings.evidence(plan)),
    )


def _read_article(plan: Plan, lines: list[Line], furniture: list[Line], into: Readings) -> None:
    """What the article says of itself: headline, date and byline; else what the page's head does."""
    headline = read_headline(lines)
    if headline:
        into.add("title", " ".join(headline.text.split()), "news.headline", headline.span)
    else:
        into.add("title", _page_title(plan), "news.page_title")
    start = lines[0].span.start
    published = read_published_on(sorted([*lines, *furniture], key=lambda x: x.span), start)
    if published:
        into.add("published_on", published[0], "news.date_line", published[1])
    else:
        into.add("published_on", _day_in_head(plan), "news.page_head")
    byline = read_byline(lines)
    if byline:
        into.add("byline", byline[0], "news.byline", byline[1])


def _page_title(plan: Plan) -> str | None:
    """The headline in the page's own title, without the site's name behind it."""
    title = next((v for k, v in plan.site.items() if k.casefold() in ("title", "og:title")), "")
    headline = regex.split(r"\s+[-–|]\s+(?=[^-–|]{2,40}$)", " ".join(title.split()))[0]
    return headline if len(headline) > 20 else None


def _day_in_head(plan: Plan) -> date | None:
    """The day of `article:published_time` in the page's head; None where it is no ISO time."""
    said = plan.site.get("article:published_time", "").strip()
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        return None


def _read_reported(reported: ReportedPlan, into: Readings) -> None:
    where = reported.span
    if reported.number:
        into.add(
            "document_number", reported.number.text, "news.reported_number", reported.number.span
        )
    into.add("document_type", reported.type_name, "news.reported_type", where)
    into.add("issued_on", reported.issued_on, "news.reported_date", where)
    into.add(
        "issuing_body",
        reported.issuer.name if reported.issuer else None,
        "news.reported_issuer",
        where,
    )
    into.add("reported_title", reported.title, "news.reported_title", where)


def _type(reported: ReportedPlan | None) -> str | None:
    if reported is None:
        return None
    symbol = reported.number.symbol if reported.number else None
    return reported.type_name or (type_of_symbol(symbol) if symbol else None)


def _content(reported: ReportedPlan | None, kind: str | None) -> str | None:
    if reported is None or kind is None:
        return None
    title = reported.title if reported.title and CONTENT.first(reported.title) else None
    return content_type(title, None, kind)


def _home(plan: Plan, lines: list[Line], into: Readings, on: date | None) -> Province | None:
    """The province of the headline, else of the first lines, else the one named most."""
    for line in lines[:4]:
        mentions = find_provinces(line.text, on)
        if mentions:
            start = line.span.start
            span = Span(start + mentions[0].span.start, start + mentions[0].span.end)
            into.add("province", mentions[0].province.name, "news.province", span)
            return mentions[0].province
    counts: dict[str, int] = {}
    for line in lines:
        for mention in find_provinces(line.text, on):
            counts[mention.province.name] = counts.get(mention.province.name, 0) + 1
    name = max(counts, key=lambda n: counts[n]) if counts else None
    if name is None and plan.manifest and plan.manifest.province:
        name = plan.manifest.province
    into.add("province", name, "news.province_most_named")
    return province_by_name(name, on) if name else None


def _province(
    issuer: Issuer | None, home: Province | None, issued_on: date | None
) -> Province | None:
    """The issuer's province, else the article's, else that of the place in the issuer's name."""
    if issuer is None:
        return home
    own = issuer.province if issuer.level != "central" else None
    if own or home:
        return own or home
    region = REGION.first(issuer.name)
    return province_of_place(region[0], issued_on) if region else None


def _period(
    lines: list[Line], reported: ReportedPlan | None, into: Readings
) -> DateInterval | None:
    """The period of the reported title, of the headline, else of the first statement of one."""
    period = period_of_title(reported.title) if reported and reported.title else None
    if period and reported:
        into.add("period", period.iso(), "news.period_of_title", reported.span)
        return period
    published = into.day("published_on")
    stated = [(line, found) for line in lines if (found := stated_period(line.text))]
    # A statement of a year gone by at the time tells of results.
    ahead = [pair for pair in stated if published is None or pair[1][0].end >= published]
    for line, (interval, first, last) in (ahead or stated)[:1]:
        span = Span(line.span.start + first, line.span.start + last)
        into.add("period", interval.iso(), "news.period_stated", span)
        return interval
    headline = into.text("title")
    period = period_of_title(headline) if headline else None
    if period:
        into.add("period", period.iso(), "news.period_of_headline")
    return period
