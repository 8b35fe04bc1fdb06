"""Addresses of looking again, and of the kill switch."""

from django.urls import path

from sunwai.web.desk import kill_switch, relooks

urlpatterns = [
    path("looks/", relooks.relooks, name="looks"),
    path("looks/post/<int:pk>/decide", relooks.decide_anew, name="looks-decide"),
    path("looks/aside/<int:pk>/answer", relooks.look_again, name="looks-aside"),
    path("switch/", kill_switch.kill_switch, name="kill-switch"),
    path("switch/<int:pk>/stop", kill_switch.stop, name="kill-switch-stop"),
    path("switch/<int:pk>/start", kill_switch.start, name="kill-switch-start"),
]
