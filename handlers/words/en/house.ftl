# Phrases of the whole house: refusals, buttons

refused-not-yours = This is not yours to do. If you think it should be, please ask your secretary.
refused-stranger = I do not know you yet. Please come in by the personal link your branch gave you.
refused-nothing-said = There was nothing to read in it. Please write it again.
refused-which-one = Please press a button or reply with a number from 1 to { $most }.
refused-too-long = That is too long: { $length } signs, and { $most } is the most. Please keep to what matters.
refused-day-unclear = I could not read the day. Please write it like this: Oct 15.
refused-number-too-big = That number is too big; please look again. { $most } is the most.
already-done = This step is recorded already. No need to press again.
went-wrong = Something went wrong and this was not recorded. Please try again in a little while.
too-fast = That was too fast, and the last few were not recorded. Please wait a few seconds and go on.
stale-button = This button is out of date. Press “To do” to see what is waiting now.

button-menu = 📋 To do
button-back = ‹ Back
button-cancel = Cancel
button-skip = Skip
