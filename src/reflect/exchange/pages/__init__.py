"""Reflections as pages of Markdown: to read, to keep in a folder of notes, and to be read back.

A page begins with front matter that holds ``reflect: 1``. Each reflection begins with a comment on a line
of its own that says what is known of it; its words follow under a heading, those of its details each behind
a comment, and what stands behind ``<!-- end -->`` is only for people:

    <!-- reflect {"on": "2026-11-20T14:05:00+01:00", "question": "success", "by": "Ana"} -->
    ## 14:05 – What went well?

    The words, with a backslash before what would act in them.

    <!-- detail "why" -->
    ### Why did it go well?

    The answer.

    <!-- end -->
    - Ana

No words can look like such a comment: their ``<!`` has a backslash.
"""
