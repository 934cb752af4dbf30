# The roster: what is wrong and how to mend it

roster-row = Sheet “{ $sheet }”, row { $row }
roster-column = , column { $column }
roster-problem = { $where }: { $what }
roster-problems = { $count ->
        [one] 1 thing has
       *[other] { $count } things have
    } to be mended. Nothing was imported; mend the file and come again.
roster-counts = { $new } new, { $changed } changed, { $unchanged } unchanged; { $branches } new branches.
roster-nothing-written = This was a check only; nothing was written.
roster-writing = Writing { $people } rows …
roster-nobody = There is nobody on this roster.

roster-trouble-no_header = No “name” column in the first ten rows. If this sheet is a roster, add the headings (number, name, county, township, branch, roles, standing); if not, delete the sheet.
roster-trouble-column_missing = A column is missing: { $said ->
        [name] name
       *[roles] roles
    }. Add it to the headings.
roster-trouble-column_twice = “{ $said }” means the same as an earlier column; keep one of them.
roster-trouble-id_card_column = There is a column “{ $said }”. ID card numbers are not for a bot: delete the whole column.
roster-trouble-long_number = This looks like an ID card or bank card number. We take no such numbers: delete it. A short number of your own will do.
roster-trouble-too_long = “{ $said }…” is too long; at most 60 characters.
roster-trouble-name_missing = No name. Fill it in, or delete the row.
roster-trouble-name_odd = “{ $said }” does not look like a name. No digits or signs, at most 40 characters.
roster-trouble-place_missing = Empty. If cells are merged, take them apart and fill in every row.
roster-trouble-role_missing = No role. Write member, representative, committee, secretary, overseer or administrator; several with commas between them.
roster-trouble-role_unknown = “{ $said }” is unknown. Roles are member, representative, committee, secretary, overseer, administrator; several with commas between them.
roster-trouble-standing_unknown = “{ $said }” is unknown. Standing is full, probationary, floating or exempt, or empty.
roster-trouble-number_of_another = { $said } has the same number as somebody else. Give each person their own.
roster-trouble-listed_twice = { $said } stands twice in the same branch. Make it one row, with commas between the roles.
roster-trouble-same_name = There are two people called { $said } in this branch. If they are one, make it one row; if not, give each a number.

refused-roster-old-excel = This is an old .xls, or it has a password. Save it as .xlsx without a password.
refused-roster-damaged = This file cannot be opened; it may be damaged. Open it in a spreadsheet program and save it as .xlsx.
refused-roster-not-a-sheet = This is not a sheet. A roster is .xlsx or .csv.
refused-roster-too-large = The file is too large (over { $most } MB). Delete pictures and other sheets, or import county by county.
refused-roster-too-many-rows = There are too many rows (over { $most }). Import county by county.
refused-roster-no-house = There is no house yet. First run: python -m bot init
