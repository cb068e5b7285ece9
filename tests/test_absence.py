"""Questions about what is not there, and about all but one place, over the samples."""

from __future__ import annotations

import pytest

from api.service import Service


@pytest.fixture
def service(sample_service: Service) -> Service:
    return sample_service


@pytest.mark.parametrize("question", ["哪些区县没有发放校车补贴", "Which districts have no school bus subsidies?"])
def test_silence_is_no_answer_and_what_is_printed_stands_apart(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert answer.figures == ()
    assert answer.status in ("no_evidence", "related_only")
    assert any("校车" in figure.item for figure in answer.related)
    assert [each.kind for each in answer.plan.unresolved] == ["absence"]


def test_a_text_that_says_none_is_quoted(service: Service) -> None:
    answer = service.ask("哪些地方未安排监护人以奖代补")
    assert answer.status == "related_only"
    assert any("没有安排" in citation.quote for citation in answer.citations)


def test_a_claim_of_absence_is_judged_by_what_is_printed(service: Service) -> None:
    assert service.ask("云麓区2023年没有发放校车补贴，对吗").verdict == "refuted"
    said = service.ask("高新区2024年未安排监护人以奖代补，是真的吗")
    assert said.verdict == "supported"
    assert said.evidence.for_ == (1,)
    assert service.ask("石沐县2023年没有安排网格员补贴，对吗").verdict is None


def test_a_place_left_out_gives_no_figure(service: Service) -> None:
    everywhere = {row.figure.region for row in service.ask("各地网格员补贴支出").figures}
    spared = service.ask("除东汀区外，各地网格员补贴支出")
    shown = (*(row.figure for row in spared.figures), *spared.beside, *spared.related)
    assert "东汀区" in everywhere
    assert spared.figures
    assert all(figure.region != "东汀区" for figure in shown)


@pytest.mark.parametrize("question", ["2022年", "支出", "预算执行率", "SELECT * FROM figures; --", "{{ report }}"])
def test_what_names_nothing_is_asked_back(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert answer.status == "no_evidence"
    assert answer.figures == ()
    assert [each.kind for each in answer.plan.unresolved] == ["question"]
