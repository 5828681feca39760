"""What is said once and holds for what follows: « semaines paires : », « sur rendez-vous : »."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.directory.hours.french import refusal
from services.directory.hours.french.opens import by_appointment
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import EVERYWHERE, Opens, Scope, Statement


@dataclass
class Circumstances:
    scope: Scope = EVERYWHERE
    scope_was_used: bool = False
    others_on_the_line: bool = False
    scope_may_be_over: bool = False
    comment: str = ""
    comment_is_for_all: bool = False
    is_free: bool = False  # « sans rendez-vous », said of all

    def enter(self, scope: Scope) -> None:
        self.see_that_nothing_was_for_nothing()
        self.scope, self.scope_was_used, self.scope_may_be_over = scope, False, False

    def stop(self) -> None:
        """Behind a full stop it is not sure that « semaines paires : » still holds."""
        self.scope_may_be_over = self.scope_was_used
        self.others_on_the_line = False

    def of(self, statement: Statement) -> Statement:
        """The statement as it is meant in these circumstances."""
        if not isinstance(statement, Opens):
            return statement
        if self.scope_may_be_over:
            raise Unclear(refusal.AMBIGUOUS_SEASON)
        self._see_that_it_trails_alone(statement)
        self.scope_was_used = self.scope != EVERYWHERE
        hours = statement.hours
        if self.comment:
            hours = by_appointment(hours, self.comment)
        return replace(statement, scope=self.scope, hours=hours)

    def _see_that_it_trails_alone(self, opens: Opens) -> None:
        """« lundi 9h-12h, mardi 14h-17h sur RDV »: does one walk in on Monday?"""
        if opens.trails and self.others_on_the_line:
            by_weeks = opens.days and opens.days.weeks
            raise Unclear(refusal.AMBIGUOUS_WEEKS if by_weeks else refusal.AMBIGUOUS_APPOINTMENT)
        self.others_on_the_line |= bool(opens.hours) and not opens.trails

    def see_that_nothing_was_for_nothing(self) -> None:
        """« En août, semaines paires : … »: words that were said must not be lost."""
        if self.scope != EVERYWHERE and not self.scope_was_used:
            raise Unclear(refusal.AMBIGUOUS_SEASON)

    def see_that_they_are_sure(self, said: Sequence[Statement]) -> None:
        """« Sur rendez-vous le lundi de 9h à 12h » and more: is all of it by appointment?"""
        self.see_that_nothing_was_for_nothing()
        opens = [each for each in said if isinstance(each, Opens)]
        if self.comment and len(opens) > 1 and not self.comment_is_for_all:
            raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)
        if self.is_free and any(stretch.comment for each in opens for stretch in each.hours):
            raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)
