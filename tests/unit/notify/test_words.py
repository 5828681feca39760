"""Every text of every language, with the longest things it may have to say."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError
from jinja2.meta import find_undeclared_variables

from services.notify.words.phrases import french_moment
from services.notify.words.templates import environment, kinds, languages, texts
from services.notify.words.write import write

LINK = "https://annuaire.maillage.exemple.fr/lien/" + "x" * 32
NOM = "Médiathèque intercommunale François-Mitterrand de Joué-lès-Tours"
LONGEST = {
    "nom": "[€] " * 40,
    "link": LINK,
    "unsubscribe": LINK,
    "commune": "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson",
    "titre": "Découvrir sa messagerie, ses pièces jointes et ses contacts " * 3,
    "quand": "mercredi 30 septembre à 14\u00a0h\u00a030",
    "lieu": NOM * 2,
    "suite": "est reprise en partie, merci !",
    "changes": "Horaires, téléphone, courriel, site web, adresse et services modifiés " * 3,
}
ALL = [(kind, language) for language in languages() for kind in kinds(language)]


def sms(kind, **values):
    return write(kind, "fr", "sms", {**LONGEST, **values})


def email(kind, **values):
    return write(kind, "fr", "email", {**LONGEST, **values})


def named_in(source):
    return find_undeclared_variables(environment().parse(source))


def test_french_is_spoken():
    assert languages() == ("fr",)


def test_every_kind_can_be_written():
    assert kinds("fr") == (
        *("alert_confirmation", "correction_judged", "correction_waits"),
        *("edit_link", "edit_receipt", "freshness_reminder"),
        *("start_info", "stop_done", "use_the_links", "workshop_alert"),
    )


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_an_sms_stays_within_its_budget_whatever_it_tells(kind, language):
    written = write(kind, language, "sms", LONGEST)

    assert written.segments <= texts(kind, language).segments


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_an_sms_keeps_its_link_whole(kind, language):
    asked = "link" in texts(kind, language).values

    assert (LINK in write(kind, language, "sms", LONGEST).text) == asked


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_the_email_tells_every_value(kind, language):
    pattern = texts(kind, language)

    assert named_in(pattern.email) == set(pattern.values)


@pytest.mark.parametrize(("kind", "language"), ALL)
@pytest.mark.parametrize("part", ["sms", "subject"])
def test_nothing_is_named_that_is_not_given(kind, language, part):
    pattern = texts(kind, language)

    assert named_in(getattr(pattern, part)) <= set(pattern.values)


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_what_is_shortened_is_in_the_sms(kind, language):
    pattern = texts(kind, language)

    assert set(pattern.shortens) <= named_in(pattern.sms)


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_every_email_ends_with_who_sends_it_and_why(kind, language):
    last = write(kind, language, "email", LONGEST).text.split("\n—\n")[-1]

    assert last.startswith("Maillage, l’annuaire")
    assert "\nVous recevez cet e-mail parce qu" in last


@pytest.mark.parametrize("kind", ["freshness_reminder", "workshop_alert"])
def test_what_nobody_just_asked_for_says_how_to_stop_it(kind):
    assert " STOP" in sms(kind).text


def test_a_reminder_asks_in_one_sms():
    assert sms("freshness_reminder", nom="EPN de La Riche", link="https://a.fr/lien/x").text == (
        'Maillage: fiche "EPN de La Riche" toujours juste ? '
        "Répondez OK ou corrigez: https://a.fr/lien/x STOP: arret"
    )


def test_a_long_name_is_cut_and_says_so():
    assert '"Médiathèqu..." toujours juste' in sms("freshness_reminder", nom=NOM).text


def test_a_name_is_not_cut_more_than_it_must():
    assert len(sms("freshness_reminder", nom="a" * 200).text) == 160


def test_a_link_too_long_for_one_sms_takes_two_rather_than_none():
    assert sms("stop_done", link=LINK + "x" * 50).segments == 2


def test_an_email_has_french_apostrophes_and_spaces():
    assert "c’est noté, merci\u00a0!" in email("edit_receipt", nom="FunLab").subject


def test_an_email_costs_no_segment():
    assert email("edit_link").segments == 0


def test_a_value_adds_no_line():
    written = email("edit_link", nom="FunLab\r\nBcc: everybody@exemple.fr\u2028x")

    assert "FunLab Bcc: everybody" in written.text


def test_a_subject_is_one_line():
    assert "\n" not in email("edit_link", nom="a\nb\rc\x85d\u2029e").subject


def test_the_direction_of_writing_cannot_be_turned():
    assert "\u202e" not in email("edit_link", nom="Fun\u202eLab").text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("gain.exemple/x", "gain. exemple/x"),
        ("https://gain.exemple", "https. gain. exemple"),
        ("M.J.C. de Tours", "M.J.C. de Tours"),
        ("Le Mans 2.0", "Le Mans 2.0"),
    ],
)
def test_nothing_that_a_stranger_typed_becomes_a_link(typed, told):
    assert f"({told})" in email("alert_confirmation", commune=typed).subject


@pytest.mark.parametrize("dot", [".", "．", "․", ".\u00ad", ".🏫"])
def test_no_sign_becomes_the_dot_of_a_link_in_an_sms(dot):
    assert (
        "(gain. exemple)" in sms("alert_confirmation", commune=f"gain{dot}exemple", link="x").text
    )


def test_a_template_in_a_value_is_not_carried_out():
    assert "{{ link }}" in email("edit_link", nom="{{ link }}").subject


def test_a_missing_value_is_a_bug():
    with pytest.raises(UndefinedError):
        write("edit_link", "fr", "email", {"nom": "FunLab"})


@pytest.mark.parametrize(
    ("instant", "zone", "said"),
    [
        ("2026-03-02T13:00Z", "Europe/Paris", "lundi 2 mars à 14 h"),
        ("2026-08-01T12:30Z", "Europe/Paris", "samedi 1er août à 14 h 30"),
        ("2026-12-31T21:05Z", "Indian/Reunion", "vendredi 1er janvier à 1 h 05"),
    ],
)
def test_a_moment_is_said_in_french(instant, zone, said):
    moment = french_moment(datetime.fromisoformat(instant), ZoneInfo(zone))

    assert moment.replace("\u00a0", " ") == said
