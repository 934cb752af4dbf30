# Keeping: telling what has been done

keeping-choice = { $number } { $what }
keeping-which = <b>Which pledge is it about?</b>
keeping-which-line = { $number }. { $text }
keeping-nothing-published = None of your pledges is public yet, so there is nothing to report. /mine shows where they stand.
keeping-title = <b>“{ $text }”</b>
keeping-reached = Progress: { $now } / { $target }
    { $bar }
keeping-no-number-yet = no number yet
keeping-what = What has been done? A sentence will do, or a picture.
keeping-what-number = If you count, just send the number: 8 means 8 { $unit } so far, +2 means 2 { $unit } more.
keeping-heard = Noted: { $what }
keeping-when =
    <b>On which day?</b>
    Press one or write the day, for example: March 5. To add a word or a picture, just send it.
keeping-when-number = To add a number, give its unit or a plus, for example: 8 { $unit } or +2.
keeping-today = Today ({ DATETIME($day, dateStyle: "medium") })
keeping-yesterday = Yesterday ({ DATETIME($day, dateStyle: "medium") })
keeping-reported =
    <b>Written down</b>
    { DATETIME($day, dateStyle: "medium") }: { $what }
keeping-file = with a picture or file
keeping-read = See this pledge
keeping-more = Report again
keeping-not-reporting = That one is finished, no need to press again. A mistake is no matter: report once more as it is, and the newer one counts.
keeping-dropped = All right, nothing was written down.

refused-keeping-not-published = This pledge is not public at present, so there is nothing to report. /mine shows where it stands.
refused-keeping-not-yet = { DATETIME($day, dateStyle: "medium") } is still to come. Please write today or an earlier day.
refused-keeping-before-the-year = This is a pledge for { $year }. Please write a day in that year.
