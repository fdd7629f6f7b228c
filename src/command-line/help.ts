/** What `registry help` prints; the README names the commands too, and a test holds both together. */
export const HELP = `Usage: npm run -s registry -- <command>

Commands
  serve                        start the server, as npm start does
  seed                         load the real records; adds what is new, changes nothing that is there
  users add EMAIL --role ROLE  add a person, or a further role; ROLE is administrator, staff, donor or member
        [--country AL]…        the countries of a staff member; the whole programme where none is given
        [--programme SLUG]     the programme that staff write in (smart-balkans)
        [--organisation SLUG]… the organisations of a member or donor
        [--password-stdin]     a password for signing in, read from standard input
  users link EMAIL             print a link that signs the person in once, within an hour
  users list                   print everybody: address, state, roles
  users suspend EMAIL --reason WHY
                               sign a person out and let neither links nor tokens in
  users reinstate EMAIL        let them in again
  people export EMAIL [--name NAME]…
                               print everything that is held of a person, as JSON; NAME is a name as it was
                               typed of a signatory or a contact
  people erase EMAIL [--name NAME]…
                               erase it; the history stays as it was written
  users reset EMAIL            take away password, passkeys, codes and sessions of a person, and print a link
  tokens list EMAIL            the tokens of a person: id, what it opens, when made, when last used, name
  tokens revoke EMAIL ID       revoke one of them
  tokens add EMAIL --name NAME [--practice]
                               print a bearer token for the API, for the registry or for practice
  organisations find-duplicates
                               look every organisation through for records that may be the same
  organisations ask-confirmations
                               ask by mail whether profiles still hold that were not confirmed for a year
  import FILE --of organisations|grants [--programme SLUG] [--practice] [--apply]
                               say what each row of a spreadsheet will do, and with --apply do it;
                               rows that may be duplicates are decided on the page /admin/imports
  practice reset               put practice back to how it began
  history verify [--since HEAD]
                               go through the chain of the history and say what is broken, if anything;
                               HEAD is a file kept from /data/history-head.json, or SIZE:HASH
  generate --organisations N --grants N --coalitions N --seed S
                               fill an empty database with invented records

Examples
  npm run -s registry -- users add ana@example.org --role staff --country MK --country RS
  npm run -s registry -- users link ana@example.org
  TOKEN=$(npm run -s registry -- tokens add ana@example.org --name walk --practice)
  npm run -s registry -- users add boris@example.org --role staff --password-stdin < password.txt

Exit codes: 0 done · 1 refused or failed · 2 the command was not understood
`;
