"""English words that tell a person from a thing."""

from __future__ import annotations

from reflect.core.blame.phrase import words

# What people are called for what they do, and together; without the s of a plural.
ROLES = words(
    """
    administrator adult adviser advisor aide anaesthetist analyst apprentice architect assistant attendant
    auditor author boy builder captain caregiver carer caretaker chair chairman chairwoman chef chief child
    children class cleaner client clinician clerk co-worker coach colleague commander commissioner committee
    consultant contractor controller cook coordinator councillor councilor counsellor coworker crew
    crewmember customer dad daughter deputy designer developer director dispatcher doctor driver
    electrician employee engineer examiner expert faller family farmer father firefighter folks foreman
    freelancer friend gardener girl gp guard guest headmaster headteacher host hr husband individual
    inspector instructor intern janitor junior kid lad lady landlord lawyer lead leader leadership lecturer
    librarian lifeguard maintainer man management manager matron mayor mechanic medic member men mentor
    midwife minister mother mum neighbor neighbour newcomer novice observer operator ops owner paramedic
    parent participant party patient people person personnel pharmacist physician physio physiotherapist
    pilot planner plumber porter practitioner president principal professor programmer pupil reception
    receptionist relative representative resident reviewer sawyer secretary senior sergeant sister son
    squad staff staffer steward student subcontractor superintendent supervisor supplier
    surgeon swamper team teammate tech technician tenant tester therapist trainee trainer treasurer trustee
    tutor vendor visitor volunteer waiter waitress warden wife witness woman women worker workmate
    """
)
ENDINGS = (  # firewoman, headteacher, salespeople
    *("man", "men", "woman", "women", "people", "boss", "bosses", "nurse", "nurses"),
    *("teacher", "teachers", "officer", "officers", "leader", "leaders", "worker", "workers"),
)

# Of these a machine or a part of a program may be meant as well,
DOUBTFUL = words(
    """
    assistant client controller dispatcher driver guard host operator owner planner supervisor tester
    worker
    """
)
# ... when it does one of these things.
MACHINE_ACTS = words(
    """
    acquire activate alarm alert allocate bind boot build charge close compile connect deliver deploy detect
    display engage execute fetch fire function handle ignite initialise initialize install latch launch load
    lock log mount notify open operate parse pick print process pull push receive refresh register release
    render renew report resolve respond restart retry return run save scale schedule seal send show spawn
    start switch sync terminate throttle transmit trigger turn unlock update wake warn work
    """
)
# Where one of these follows, a thing is meant: "the crew radio".
COMPOUNDS = words(
    """
    app area bell bus button call car computer desk door file kitchen list login meeting notes page plan
    portal radio report room rota screen software space system table tool training truck van vehicle
    """
)
