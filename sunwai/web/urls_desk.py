"""Addresses of the desk's screens and of signing in."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from sunwai.web import desk_list, sign

urlpatterns = [
    path("", desk_list.desk_list, name="desk-list"),
    path("sign-in/", sign.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="sign-in"), name="sign-out"),
    path("theme/", sign.theme, name="theme"),
]
