# The administrator: how the house stands

administering-title = <b>How the house stands</b>
administering-beats-clock = 🟢 The clock ticks ({ $seconds } s ago)
administering-beats-delivery = 🟢 Letters are delivered (looked { $seconds } s ago)
administering-never-clock = The clock has not ticked yet
administering-never-delivery = Nothing has been delivered yet
administering-still = 🔴 { $trouble }, for { $minutes } minutes now
administering-waiting =
    { $waiting ->
        [0] No message is waiting to go
        [one] One message waits, for { $minutes } minutes
       *[other] { $waiting } messages wait, the oldest for { $minutes } minutes
    }
administering-parked = Out of reach: { $people }; { $parked } messages are kept for them until they come back
administering-lately = In the last day: { $dead } could not be sent, { $unknown } in doubt, { $aside } updates set aside
administering-button-again = Look again

watching-risen = 🔴 <b>Something is wrong with the bot</b>: { $trouble }. Nothing that was done is lost. Please look at the server; /house shows how it stands.
watching-over = 🟢 Over: { $trouble }. This is no longer so.
watching-trouble-clock_still = the clock stands still, so nothing that is due happens and nobody is reminded
watching-trouble-delivery_still = the delivery stands still, so no message goes out
watching-trouble-letters_dead = a message could not be sent and was given up
watching-trouble-updates_set_aside = something that somebody sent could not be handled and was set aside
