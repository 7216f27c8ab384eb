export const USAGE = `Connects LMSs to Pathlight.

  npm run --silent lti -- invite [--district NAME]
      Prints a registration address, good once within seven days.
  npm run --silent lti -- bind --issuer I --client-id C --deployment D --district NAME [--school NAME]
      Says which district an installation belongs to.
  npm run --silent lti -- register --issuer I --client-id C --auth URL --token URL --jwks URL
      [--audience URL] [--host HOST]... [--deployment D --district NAME [--school NAME]]
      Connects an LMS by hand, or renews its addresses.
  npm run --silent lti -- keys
      Prints our keys for each LMS, tab-separated: previous, current, next, and since when published.
  npm run --silent lti -- rotate-keys [--issuer I --client-id C] [--urgent]
      Moves to the next key, which has been published for a day at least. Without an issuer: for every
      LMS whose next key is old enough. With --urgent: even if some LMSs don't know it yet.
  npm run --silent lti -- unbind --issuer I --client-id C --deployment D
      Launches of this installation wait again until it is bound.
  npm run --silent lti -- replace-registration --issuer I --from C --to C --district NAME
      [--confirm] [--accept-stays]
      Shows what a newer client id would take over from an older one; with --confirm moves it.
  npm run --silent lti -- list
      Prints what is connected, one deployment a line, tab-separated.
  npm run --silent lti -- self-test --issuer I --client-id C
      Asks the LMS for its keys and for each permission; ends with 1 when one is missing.
  npm run --silent lti -- canvas-json
      Prints the developer key for Canvas, where dynamic registration is off.
  npm run --silent lti -- keep-reference --district NAME
      Says whose administrators load official files with public facts, which all districts see.
  npm run --silent lti -- support --district NAME
      Prints why support may look, until when, and a link to look by, good once within five minutes. Only
      while an administrator of the district allows it; each page opened is noted and shown to them.
  npm run --silent lti -- setup-link [--district NAME]
      Prints a link that opens the admin console once, within a day, without an LMS.
  npm run --silent lti -- setup-revoke --district NAME
      Ends the district's unused set-up links and the visits that came by one.`;
