/** Profiles kept true by the organisations themselves: what waits for staff, and the yearly confirmation. */
export const profiles = {
  'profile.own': 'Edit our profile',
  'profile.ownLead':
    'The name, the legal form and the registration number wait until staff have seen them; everything else appears at once.',
  'profile.waiting': 'Waiting for staff since {date}',
  'profile.refused': 'Staff did not take this over: {reason}',
  'profile.confirm': 'Our profile still holds',
  'profile.confirmTitle': 'Does this profile still hold?',
  'profile.confirmLead': 'What the registry says of {name} stands on its page. Look at it first.',
  'profile.confirmLook': 'See the profile',
  'profile.confirmHow':
    'If something is out of date, say so below, or sign in and put it right; then confirm.',
  'profile.changed': 'Something has changed',
  'profile.changedLead':
    'You need no account. Staff read it and put the profile right. The link works once, for this or for confirming.',
  'profile.confirmOver': 'This link is over',
  'profile.confirmOverLead':
    'It was used already, is older than 60 days, or was not copied whole. You can confirm on the page of your organisation once you have signed in.',
  'admin.task.duplicates': 'Possible duplicates',
  'admin.task.approvals': 'Changes to profiles to approve',
  'admin.task.corrections': 'Messages from readers and claims of records',
  'admin.act.decide': 'Decide',
  'admin.act.answer': 'Answer',
  'approvals.title': 'Changes to profiles',
  'approvals.lead':
    'What organisations want changed of their names, legal forms and numbers. It appears once you approve it.',
  'approvals.count': { one: '{count} change waits', other: '{count} changes wait' },
  'approvals.none': 'No change waits.',
  'approvals.field': 'Field',
  'approvals.before': 'Now',
  'approvals.after': 'Proposed',
  'approvals.proposed': 'Proposed {date}',
  'approvals.proposedBy': 'Proposed {date} by {name}',
  'approvals.approve': 'Approve',
  'approvals.refuse': 'Refuse',
  'approvals.reason': 'Why it is refused',
  'approvals.reasonHint': 'The organisation reads this.',
  'approvals.of': 'the change to {name}',
  'profile.mail.decided': 'Your change to the profile of {name}',
  'profile.mail.approved':
    'The change that you proposed to the profile of {name} was approved and stands in the registry now.',
  'profile.mail.refused':
    'The change that you proposed to the profile of {name} was not taken over.\n\nReason: {reason}',
  'profile.mail.askSubject': 'Does the profile of {name} still hold?',
  'profile.mail.ask':
    'Once a year the Civil Society Registry asks every organisation whether its profile still holds.\n\nThe profile of {name}: {page}\n\nIf it holds, confirm it here with one press, without signing in:\n{confirmation}\n\nIf something has changed, say what behind the same link. The link works once and for 60 days.',
  'profile.mail.askContact':
    'You are asked because the registry names you as a contact of {name}, with your agreement. If this is no longer so, say it behind the link.',
  'problem.ownOnly': 'Only who acts for this organisation may do this.',
  'problem.decidedAlready': 'This was decided already.',
  'problem.refusalReason': 'Say in a sentence why it is refused.',
  'history.event.organisation.change-proposed': 'Change proposed by the organisation',
  'history.event.organisation.change-approved': 'Proposed change approved',
  'history.event.organisation.change-refused': 'Proposed change refused',
  'history.event.organisation.confirmed': 'Profile confirmed by the organisation',
  'history.event.organisation.confirmed-by-link': 'Profile confirmed by the link of the organisation’s mail',
  'history.event.organisation.confirmed-by-contact': 'Profile confirmed by the link of a contact’s mail',
  'history.event.organisation.confirmation-asked': 'Asked by mail whether the profile still holds',
} as const;
