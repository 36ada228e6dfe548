"""What the services' own models, schemas and documentation say of a request: one file for each that says something.

A check is a function that takes a `Request` and raises `Refused` when the service would not take it.
"""

from . import discord, documented, google_chat, line, matrix, slack, teams, telegram, webex

# By service, as its format is called: who looks at a request.
CHECKS = {
    **documented.CHECKS,
    "discord": discord.check,
    "google-chat": google_chat.check,
    "line": line.check,
    "matrix": matrix.check,
    "slack": slack.check_webhook,
    "slack-api": slack.check_method,
    "teams": teams.check,
    "telegram": telegram.check,
    "webex": webex.check,
}
