"""What a place's page shows, in words and to search engines."""

import json
from datetime import UTC, date, datetime

import pytest

from services.directory.contract.shown import ShownPlace
from services.directory.contract.territories import NamedTerritory
from services.directory.contract.workshop import WorkshopSnapshot
from services.gateway.pages.freshness import explained
from services.gateway.pages.linked_data import as_script, linked_data
from services.gateway.pages.place_view import map_href, place_view
from services.gateway.pages.words import NBSP
from tests.builders import NOWHERE, a_place

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)


def view(**fields):
    return place_view(ShownPlace(place=a_place(**fields)), NOW)


def a_workshop(**fields):
    known = {
        "workshop_id": "w",
        "revision": 1,
        "place_id": "p",
        "titre": "[Démo] Tablette",
        "theme": "Loisirs et créations numériques",
        "starts_at": datetime(2026, 11, 26, 9, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 26, 11, tzinfo=UTC),
    }
    return WorkshopSnapshot(**known | fields)


def test_a_place_that_names_no_public_is_for_everybody():
    assert view().publics == ("Tout public",)


def test_a_pivot_of_zeros_is_no_number():
    assert view(pivot="0" * 14).pivot == ""


def test_a_site_without_scheme_is_text():
    (site,) = view(site_web=("javascript:alert(1)",)).sites

    assert (site.label, site.href) == ("javascript:alert(1)", "")


def test_the_map_stays_farther_when_only_the_commune_is_known():
    known = map_href(a_place(adresse="2 rue Nationale"))

    assert known.startswith("https://www.openstreetmap.org/?mlat=47.39484&mlon=0.70398#map=17/")
    assert "#map=14/" in map_href(a_place(adresse="à préciser"))
    assert map_href(a_place(location=NOWHERE)) == ""


def test_a_territory_leads_to_the_other_places_there():
    named = (
        NamedTerritory(code="bv:tours", nom="Tours"),
        NamedTerritory(code="bv:loches", nom="Bassin de vie de Loches"),
        NamedTerritory(code="qpv:1", nom="Sanitas"),
    )
    shown = ShownPlace(place=a_place(), territories=named)

    basin, other, quarter = place_view(shown, NOW).territories

    assert (basin.label, basin.href) == ("Tours (bassin de vie)", "/?territories=bv%3Atours")
    assert (other.label, quarter.label) == ("Bassin de vie de Loches", "Sanitas (territoire)")


def test_an_old_listing_asks_to_be_confirmed():
    place = a_place(date_maj=date(2020, 6, 30), fresh_until=date(2020, 12, 27))

    assert explained(place, TODAY) == (
        "Ces informations attendent d'être confirmées : renseignez-vous avant de vous déplacer."
        " Dernière mise à jour connue : 30 juin 2020."
    )


def test_a_confirmation_counts_as_the_last_known_day():
    confirmed = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)  # the 2nd in Paris
    place = a_place(confirmed_at=confirmed, fresh_until=date(2027, 5, 1))

    assert "2 novembre 2026" in explained(place, TODAY)


def test_a_listing_of_unknown_age_is_unverified():
    assert view().badge.state == "unverified"


def test_a_demo_workshop_is_told_apart_from_its_title():
    (shown,) = place_view(
        ShownPlace(place=a_place(), workshops=(a_workshop(demo=True),)), NOW
    ).workshops

    assert (shown.demo, shown.titre) == (True, "Tablette")
    assert shown.when.replace(NBSP, " ") == "jeudi 26 novembre 2026, de 10 h à 12 h"
    assert shown.starts_at == "2026-11-26T10:00+01:00"


def test_a_long_presentation_is_cut_for_search_engines():
    assert len(view(presentation_resume="mot " * 60).description) == 160


def test_linked_data_cannot_end_its_script():
    script = as_script(linked_data(a_place(nom="</script><script>alert(1)</script>")))

    assert "<" not in script
    assert json.loads(script)["name"] == "</script><script>alert(1)</script>"


def test_linked_data_holds_the_hours_that_are_understood():
    known = linked_data(a_place(horaires="Mo 09:00-12:00; PH off"))

    assert known["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "Monday",
            "opens": "09:00",
            "closes": "12:00",
        }
    ]


@pytest.mark.parametrize("osm", ["Mo[1] 09:00-12:00", "Jul-Aug Mo 09:00-12:00", "Mo 22:00-02:00"])
def test_linked_data_holds_no_hours_that_are_not_of_every_week(osm):
    assert "openingHoursSpecification" not in linked_data(a_place(horaires=osm))


def test_hours_by_appointment_are_no_opening_hours_to_search_engines():
    known = linked_data(a_place(horaires='Mo 09:00-12:00 "sur rendez-vous"'))

    assert "openingHoursSpecification" not in known


def test_closures_that_are_over_are_not_shown():
    over = {"first": "2026-11-01", "last": "2026-11-22"}
    last_day = {"first": "2026-11-20", "last": "2026-11-23", "note": "travaux"}

    (line,) = view(exceptional_hours=(over, last_day)).exceptional_hours

    assert str(line) == f"du 20 au 23 novembre 2026{NBSP}: fermé (travaux)"


def test_a_stop_says_where_and_when():
    (stop,) = view(
        stops=({"nom": "Mairie", "commune": "Vouvray", "horaires": "Tu 09:00-12:00"},)
    ).stops

    assert (stop.nom, stop.commune, stop.map_href) == ("Mairie", "Vouvray", "")
    assert [line.days for line in stop.hours] == ["mardi"]


def test_linked_data_says_nothing_that_nobody_said():
    known = linked_data(a_place(adresse="à préciser", horaires="sur RDV"))

    assert set(known) == {"@context", "@type", "@id", "url", "name"}
