"""The addresses of the desk. Ids only: nothing about a person stands in any of them."""

from django.urls import path

from translocal.desk import acting
from translocal.desk.views import (
    cases,
    contact,
    documents,
    doors,
    exports,
    handovers,
    money,
    same,
    search,
    talks,
    team,
    today,
    travel,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("news/<uuid:pk>/", today.read_news, name="news"),
    path("news/", today.read_all, name="read_all"),
    path("conversations/", talks.talk_list, name="talks"),
    path("conversations/new/", talks.new_talk, name="new_talk"),
    path("conversations/<uuid:pk>/", talks.talk_page, name="talk"),
    path("household/<uuid:pk>/", talks.unit, name="unit"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/file/", exports.case_file, name="case_file"),
    path("cases/<uuid:pk>/", cases.case_page, name="case"),
    path("cases/<uuid:pk>/documents/new/", documents.add, name="add_document"),
    path("cases/<uuid:pk>/role-card/", contact.role_card, name="role_card"),
    path("cases/<uuid:pk>/mandate/", contact.mandate, name="mandate"),
    path("meetings/<uuid:pk>/invitation.ics", contact.invitation, name="invitation"),
    path("cases/<uuid:pk>/<slug:part>/", cases.case_page, name="case_part"),
    path("documents/<uuid:pk>/", documents.download, name="document"),
    path("handovers/", handovers.handover_list, name="handovers"),
    path("handovers/<uuid:pk>/", handovers.handover_page, name="handover"),
    path("journeys/", travel.journeys, name="journeys"),
    path("people/<uuid:pk>/same/", same.same, name="same"),
    path("team/", team.team, name="team"),
    path("team/<uuid:pk>/", team.member, name="team_member"),
    path("desks/", team.desks, name="desks"),
    path("funds/", money.funds, name="funds"),
    path("report/file/", exports.report_file, name="report_file"),
    path("search/", search.search, name="search"),
    path("do/<str:name>/<uuid:pk>/", acting.act, name="act"),
    path("drafts/<str:name>/<uuid:pk>/", acting.draft, name="draft"),
    path("demo/sign-in/", doors.demo_sign_in, name="demo_sign_in"),
    path("health", doors.health, name="health"),
    path("accessibility/", doors.accessibility, name="accessibility"),
]
