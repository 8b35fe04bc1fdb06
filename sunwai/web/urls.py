"""Every address of the product. Owns the join only; each family of screens lists its own."""

from django.urls import include, path

urlpatterns = [
    path("language/", include("django.conf.urls.i18n")),
    path("", include("sunwai.web.urls_phone")),
    path("", include("sunwai.web.urls_sign")),
    path("", include("sunwai.web.urls_public")),
    path("", include("sunwai.web.urls_list")),
    path("", include("sunwai.web.urls_setup")),
    path("", include("sunwai.web.urls_office")),
    path("", include("sunwai.web.urls_looks")),
    path("", include("sunwai.web.urls_desk")),
]
