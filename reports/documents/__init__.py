"""Make the reports that are presented, signed or sent.

`briefing.briefing` and `meeting.slides` are slides, `meeting_work.work_slides` those of the work;
`period_report.document` and `deck` report a period from `period_figures.PeriodFigures`;
`letter.letter` is the form around a document; `conclusions.conclusions` lists what a meeting
decided; `frozen.frozen` and `moved.moved` compare a report with what it froze.
"""
