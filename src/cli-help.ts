/** What `registry help` prints; the README names the commands too, and a test holds both together. */
export const HELP = `Usage: npm run -s registry -- <command>

Commands
  serve                        start the server, as npm start does
  seed                         load the real records; changes nothing where they are there
  users add EMAIL --role ROLE  add a person, or a further role; ROLE is administrator, staff, donor or member
        [--country AL]…        the countries of a staff member; the whole programme where none is given
        [--programme SLUG]     the programme that staff write in (smart-balkans)
        [--organisation SLUG]… the organisations of a member or donor
  users link EMAIL             print a link that signs the person in once, within an hour
  tokens add EMAIL --name NAME [--practice]
                               print a bearer token for the API, for the registry or for practice
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

Exit codes: 0 done · 1 refused or failed · 2 the command was not understood
`;
