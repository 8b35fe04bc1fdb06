"""Addresses of signing in and of a person's own keys. The names that begin with mfa_ and account_ are allauth's."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from sunwai.web.sign import keys as sign_keys
from sunwai.web.sign import page as sign

urlpatterns = [
    path("sign-in/", sign.SignIn.as_view(), name="sign-in"),
    path("sign-in/", sign.SignIn.as_view(), name="account_login"),
    path("sign-in/second/", sign.SecondStep.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", sign.PasskeyIn.as_view(), name="mfa_login_webauthn"),
    path("sign-in/again/", sign.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("sign-in/again/code/", sign.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("sign-in/again/passkey/", sign.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("sign-in/challenge/", sign.challenge, name="sign-challenge"),
    path("sign-out/", LogoutView.as_view(next_page="sign-in"), name="sign-out"),
    path("theme/", sign.theme, name="theme"),
    path("keys/", sign_keys.KeysPage.as_view(), name="mfa_index"),
    path("keys/passkey/", sign_keys.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("keys/passkey/<int:pk>/remove/", sign_keys.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("keys/generator/", sign_keys.AddGenerator.as_view(), name="mfa_activate_totp"),
    path("keys/generator/remove/", sign_keys.RemoveGenerator.as_view(), name="mfa_deactivate_totp"),
    path("keys/codes/", sign_keys.Codes.as_view(), name="mfa_view_recovery_codes"),
    path("keys/codes/new/", sign_keys.NewCodes.as_view(), name="mfa_generate_recovery_codes"),
]
