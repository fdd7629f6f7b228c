/** Signing in, what can go wrong with it, and the mails about it. */
export const signingIn = {
  'signIn.passwordHint': 'If you have set one. Otherwise ask for a link.',
  'signIn.sendLink': 'E-mail me a link',
  'signIn.byPasskey': 'Sign in with a passkey',
  'signIn.noMail': 'No password, and no e-mail arrives?',
  'signIn.formKept':
    'You had been signed out. What you typed is kept for half an hour: sign in, and the form is there again with everything in it.',
  'link.sentTitle': 'Look into your mail',
  'link.sent': 'If the address has an account, a link to sign in is on its way to it.',
  'link.sentHere': 'Open it in this browser, within ten minutes; it works once, and nowhere else.',
  'link.sentNothing': 'Nothing there? Look among the unwanted mail, and check the address.',
  'link.again': 'Sign in another way, or ask again',
  'link.foreignTitle': 'This link belongs to another browser',
  'link.foreign':
    'A link works only in the browser in which it was asked for. Copy it there, or ask for a new one here. If you did not ask for it, somebody else did: leave it.',
  'passkey.notDone': 'No passkey was shown. Try again, or choose another way.',
  'enrolment.title': 'First, a second step',
  'enrolment.lead': 'Administrators sign in with two things. Set the second one up now; it takes a minute.',
  'enrolment.why':
    'Whoever reads your mail could otherwise do everything that you can. Use an app that shows codes, such as the one that holds your passwords, or a passkey: your fingerprint, your face or a key.',
  'enrolment.codes': 'Set up an app for codes',
  'enrolment.passkey': 'Add a passkey',
  'enrolment.practice': 'It needs no second step.',
  'problem.passwordOrLink': 'Enter your password, or ask for a link.',
  'problem.passwordWrong': 'The address and the password do not fit. Try again, or ask for a link.',
  'problem.passkeyUnknown': 'This passkey could not be used here. Try again, or choose another way.',
  'problem.tooManyTries': {
    one: 'These were too many tries. Wait one minute and try again.',
    other: 'These were too many tries. Wait {count} minutes and try again.',
  },
  'problem.secondStepFirst': 'Administrators set up a second step first.',
  'problem.passwordMissing': 'Enter a password.',
  'problem.passwordShort':
    'Use at least {count} characters; four words that have nothing to do with one another do well.',
  'problem.passwordLong': 'Use at most {count} characters.',
  'problem.passwordCommon': 'This is among the passwords that are tried first. Choose another.',
  'mail.signIn.subject': 'Your link to sign in to the registry',
  'mail.signIn.body':
    'Open this link in the browser in which you asked for it, and press the button there:\n\n{link}\n\nIt works once and for ten minutes. If you did not ask for it, leave it: it is of no use in another browser.\n',
  'mail.address.subject': 'Confirm your new e-mail address',
  'mail.address.body':
    'Somebody, most likely you, wants to use this address to sign in to the registry. To confirm it, open this link within an hour, signed in:\n\n{link}\n\nIf it was not you, leave it: nothing changes.\n',
  'mail.addressGone.subject': 'Your e-mail address was changed',
  'mail.addressGone.body':
    'From now on you sign in to the registry with another address; this one is no longer used.\n\nIf it was not you, tell whoever runs the registry at once.\n',
  'mail.account.subject': 'Something changed in how you sign in',
  'mail.account.body':
    '{what}\n\nIf it was you, there is nothing to do. If not, sign out everywhere on your account’s page and tell whoever runs the registry.\n',
  'mail.account.password-set': 'A new password was set for your account. Other devices were signed out.',
  'mail.account.password-removed': 'The password of your account was taken away.',
  'mail.account.passkey-added': 'A passkey was added to your account.',
  'mail.account.passkey-removed': 'A passkey was taken from your account.',
  'mail.account.codes-on': 'Signing in to your account now asks for a code from an app.',
  'mail.account.codes-off': 'Signing in to your account no longer asks for a code.',
  'mail.account.recovery-codes-made':
    'New recovery codes were made for your account; the old ones no longer work.',
  'mail.account.recovery-code-used': 'One of your recovery codes was used to sign in.',
  'problem.codeMissing': 'Enter a code.',
  'problem.codeWrong': 'This code does not fit, or was used already. Wait for the next one and enter it.',
  'problem.passwordNotYours': 'This is not your password. Try again, or choose another way.',
  'problem.passkeyNotMade': 'No passkey could be added. Try again.',
  'problem.passkeyName': 'Enter a name by which you know it again, such as the name of the device.',
  'problem.lastSecondStep':
    'Administrators need a second step, and this is your only one. Set up another first.',
  'problem.noSecondStep': 'Recovery codes stand in for a second step, and you have none. Set one up first.',
  'problem.addressTaken': 'This address is in use already.',
  'problem.tokenName': 'Enter what the token is for.',
  'problem.confirmFirst': 'Sign in anew first: this is done only within a quarter of an hour of signing in.',
  'code.title': 'Enter a code',
  'code.lead': 'You are signing in as {email}.',
  'code.hint': 'Six digits from your app, or a recovery code.',
  'code.recovery': 'Recovery code',
  'code.goOn': 'Go on',
  'code.lost': 'Neither phone nor codes? Whoever runs the registry can reset how you sign in.',
  'code.someoneElse': 'Sign in as someone else',
  'confirmation.title': 'Is it you?',
  'confirmation.lead': 'Before you change how you sign in, show once more who you are.',
  'confirmation.byPasskey': 'Use a passkey',
  'confirmation.linkText': 'Or open a link that goes to {email}.',
  'problem.signedOutMeanwhile':
    'You had been signed out, so nothing was stored. Everything that you typed is still here: check it and send it again.',
  'signIn.formGoneTitle': 'No longer kept',
  'signIn.formGone':
    'What you typed was kept for half an hour, or until the registry was restarted, and is gone.',
  'mail.account.reset':
    'Whoever runs the registry reset how you sign in: password, passkeys and codes are gone, and every browser was signed out.',
} as const;
