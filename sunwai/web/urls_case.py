"""Addresses of the case page: one verb each."""

from django.urls import path

from sunwai.web.case import alike_verbs, closing_verbs, nod_verbs, outgoing_verbs, reply_verbs
from sunwai.web.case import newer as case_newer
from sunwai.web.case import page as case_page
from sunwai.web.case import verbs as case_verbs
from sunwai.web.compose import draft_verbs, tell_verbs
from sunwai.web.compose import verbs as compose_verbs
from sunwai.web.desk import verbs as desk_verbs
from sunwai.web.officer import verbs as officer_verbs

urlpatterns = [
    path("", case_page.case, name="case"),
    path("accept", desk_verbs.accept, name="case-accept"),
    path("set-aside", desk_verbs.set_aside, name="case-set-aside"),
    path("take-up-again", desk_verbs.take_up_again, name="case-take-up-again"),
    path("join", desk_verbs.join, name="case-join"),
    path("join-alike", alike_verbs.join_alike, name="case-join-alike"),
    path("not-same", alike_verbs.not_same, name="case-not-same"),
    path("join-copies", alike_verbs.join_copies, name="case-join-copies"),
    path("unjoin", desk_verbs.unjoin, name="case-unjoin"),
    path("hold", case_verbs.hold, name="case-hold"),
    path("release", case_verbs.release, name="case-release"),
    path("correct", case_verbs.correct, name="case-correct"),
    path("ask-place", case_verbs.ask_place, name="case-ask-place"),
    path("need", case_verbs.add_need, name="case-need"),
    path("seal", case_verbs.seal, name="case-seal"),
    path("unseal", case_verbs.unseal, name="case-unseal"),
    path("summarise", case_verbs.summarise, name="case-summarise"),
    path("post/<int:post_id>/lift-veil", case_verbs.lift_veil, name="case-lift-veil"),
    path("see-words", case_verbs.see_words, name="case-see-words"),
    path("newer", case_newer.newer, name="case-newer"),
    path("unpark", case_verbs.unpark, name="case-unpark"),
    path("let-out", nod_verbs.let_out, name="case-let-out"),
    path("draft", draft_verbs.draft, name="case-draft"),
    path("draft-many", draft_verbs.draft_many, name="case-draft-many"),
    path("look", compose_verbs.case_look, name="case-look"),
    path("throw-away", compose_verbs.throw_away, name="case-throw-away"),
    path("tell", tell_verbs.tell, name="case-tell"),
    path("to-citizen/<int:number>/amend", tell_verbs.amend, name="case-tell-amend"),
    path("to-citizen/<int:number>/ask-nod", tell_verbs.ask_nod, name="case-tell-ask-nod"),
    path("to-citizen/<int:number>/withdraw", tell_verbs.withdraw, name="case-tell-withdraw"),
    path("direction/<int:number>/amend", draft_verbs.amend, name="case-amend"),
    path("direction/<int:number>/ask-nod", draft_verbs.ask_nod, name="case-ask-nod"),
    path("direction/<int:number>/withdraw", draft_verbs.withdraw, name="case-withdraw"),
    path("direction/<int:number>/withdraw-all", draft_verbs.withdraw_all, name="case-withdraw-all"),
    path("take-back", draft_verbs.take_back, name="case-take-back"),
    path("record-nod", nod_verbs.record_nod, name="case-record-nod"),
    path("reply/<int:reply_id>/confirm-reading", reply_verbs.confirm_reading, name="case-confirm-reading"),
    path("reply/<int:reply_id>/put-up", officer_verbs.put_up, name="case-put-up"),
    path("promise/<int:promise_id>/keep", reply_verbs.keep, name="case-promise-keep"),
    path("promise/<int:promise_id>/break", reply_verbs.break_, name="case-promise-break"),
    path("promise/<int:promise_id>/date", reply_verbs.date_it, name="case-promise-date"),
    path("ask-citizen", closing_verbs.ask_citizen, name="case-ask-citizen"),
    path("record-word", closing_verbs.record_word, name="case-record-word"),
    path("close", closing_verbs.close, name="case-close"),
    path("reopen", closing_verbs.reopen, name="case-reopen"),
    path("outgoing/<int:outgoing_id>/try-again", outgoing_verbs.try_again, name="case-try-again"),
    path("outgoing/<int:outgoing_id>/post-by-hand", outgoing_verbs.post_by_hand, name="case-post-by-hand"),
    path("outgoing/<int:outgoing_id>/decide", outgoing_verbs.decide, name="case-decide"),
    path("window/<int:window_id>/pause", outgoing_verbs.pause, name="case-pause"),
    path("window/<int:window_id>/resume", outgoing_verbs.resume, name="case-resume"),
]
