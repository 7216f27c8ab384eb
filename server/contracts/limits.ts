/**
 * Plain limits that forms show and the server enforces.
 *
 * Kept apart from the schemas so that the browser can have them without zod.
 */
export const GOAL_TITLE_MAX = 160;
export const GOAL_WHY_MAX = 1_000;
export const GOALS_PER_PLAN_MAX = 500;
export const HOME_GOALS_SHOWN = 5;
export const GOAL_MEASURE_MAX = 500;
export const GOAL_HELPERS_MAX = 300;
/** A goal, the goals under it, and the goals under those. */
export const GOAL_LEVELS_MAX = 3;
export const GROUP_MEMBERS_MAX = 200;
export const JOIN_CODE_MAX = 20;
export const JOIN_CODE_DAYS = 14;
export const GOAL_COMMENT_MAX = 2_000;
/** Students to whom a teacher says the same at once. */
export const BULK_STUDENTS_MAX = 500;
export const LOOK_BACK_MAX = 4_000;
/** One a school year; those of a passport may be of years elsewhere. */
export const LOOK_BACKS_MAX = 60;
/** How many entries may be shown otherwise in one act: their ids fit into one request. */
export const BULK_VISIBILITY_MAX = 2_000;
export const GOAL_CHOICE_WHY_MAX = 500;
export const STRENGTH_MAX = 200;
export const STRENGTH_NOTE_MAX = 300;
export const STRENGTHS_MAX = 100;
/** Students that one suggestion may go to. */
export const SUGGESTED_STUDENTS_MAX = 300;
export const MILESTONE_TITLE_MAX = 160;
export const MILESTONES_PER_GOAL_MAX = 20;
export const HELPS_BECAUSE_MAX = 500;
export const RESULT_NAME_MAX = 80;
export const CAREER_QUERY_MAX = 100;
export const CAREER_THOUGHT_MAX = 1_000;
/** A question about a career, what staff answer, and whom they asked. */
export const QUESTION_MAX = 500;
export const ANSWER_MAX = 2_000;
export const PASSED_TO_MAX = 200;
export const OPEN_QUESTIONS_MAX = 5;
export const QUESTIONS_A_DAY_MAX = 10;
/** Short lines for and against something saved, and why one could do well at it. */
export const OPINION_LINE_MAX = 200;
export const OPINION_LINES_MAX = 12;
export const CAREERS_PER_PAGE_MAX = 100;
export const CAREER_RATING_MAX = 5;
export const MATCH_WHY_MAX = 300;
export const MATCH_MARKS_MAX = 500;
export const CAREERS_COMPARED_MAX = 4;
export const SAVED_CAREERS_MAX = 200;

export const WAY_WHY_MAX = 1_000;
export const WAY_CHOICES_MAX = 100;

/** Places a student applies to, and what hangs on each. */
export const PLACES_MAX = 60;
export const PLACE_NAME_MAX = 160;
export const PLACE_NOTES_MAX = 1_000;
export const PLACE_TASKS_MAX = 40;
export const PLACE_TASK_MAX = 160;
export const PLACE_REQUESTS_MAX = 10;
export const PLACE_REQUEST_NOTE_MAX = 300;

/** Where and when an evening of help with aid forms is, in words; and how many of them are to come. */
export const AID_EVENING_MAX = 300;
export const AID_EVENINGS_MAX = 50;

/** Scholarships in a district's list, those off it too, and what each says. */
export const SCHOLARSHIPS_MAX = 1_000;
export const SCHOLARSHIP_NAME_MAX = 160;
export const SCHOLARSHIP_AMOUNT_MAX = 80;
export const SCHOLARSHIP_WHO_MAX = 600;
export const SCHOLARSHIP_LINK_MAX = 500;
/** Scholarships that one student keeps. */
export const SCHOLARSHIP_PICKS_MAX = 100;
export const SCHOLARSHIP_NOTES_MAX = 1_000;

export const COLLEGE_QUERY_MAX = 100;
export const COLLEGES_PER_PAGE_MAX = 100;
export const COLLEGES_COMPARED_MAX = 4;
export const SAVED_COLLEGES_MAX = 200;
export const COLLEGE_SEARCHES_MAX = 50;
export const COLLEGE_SEARCH_NAME_MAX = 80;
export const COLLEGE_SEARCH_MAX = 1_000;
export const RESULTS_PER_STUDENT_MAX = 100;
export const ASSIGNMENT_TITLE_MAX = 200;
export const INSTRUCTIONS_MAX = 4_000;
export const PROMPT_MAX = 500;
export const PROMPTS_MAX = 12;
export const POINTS_MAX = 100;
export const ANSWER_TEXT_MAX = 10_000;
export const COMMENT_MAX = 4_000;
/** Links that one deep-linking answer may hold. */
export const ITEMS_PER_ANSWER_MAX = 20;
export const ITEM_TITLE_MAX = 200;
export const ITEM_URL_MAX = 1_000;
/** Courses in one class view, beside the one it was opened from. */
export const TOGETHER_MAX = 20;
/** Parts of one caseload, and students on one list that a file brings. */
export const CASELOAD_PARTS_MAX = 40;
export const CASELOAD_LIST_MAX = 5_000;
export const STUDENT_NUMBER_MAX = 30;
/** Pairs of records that one page shows, and records that may share an id before it tells nothing. */
export const PERSON_PAIRS_SHOWN = 20;
export const RECORDS_PER_SIS_ID_MAX = 4;
export const MERGE_UNDO_DAYS = 7;
export const JOURNAL_ENTRIES_MAX = 2_000;
export const JOURNAL_PAGE = 30;
export const SEARCH_WORDS_MAX = 100;
export const PROMPT_CHOICES = 3;
export const EVIDENCE_TITLE_MAX = 160;
export const EVIDENCE_WHY_MAX = 1_000;
export const EVIDENCE_ITEMS_MAX = 1_000;
export const EVIDENCE_ENTRIES_MAX = 20;
/** Bytes of one file, and of all files of one student. */
export const EVIDENCE_FILE_MAX = 10 * 1024 * 1024;
export const EVIDENCE_QUOTA = 200 * 1024 * 1024;
export const RESUME_NAME_MAX = 80;
export const RESUMES_PER_STUDENT_MAX = 30;
export const RESUME_CONTACT_MAX = 120;
export const RESUME_SUMMARY_MAX = 1_200;
export const RESUME_SECTION_TITLE_MAX = 60;
export const RESUME_LINE_TITLE_MAX = 200;
export const RESUME_LINE_DATES_MAX = 60;
export const RESUME_LINE_TEXT_MAX = 2_000;
export const RESUME_LINES_PER_SECTION_MAX = 20;
export const RECORD_NAME_MAX = 120;
export const SCORE_VALUE_MAX = 60;
export const SCORES_PER_RESULT_MAX = 12;
export const RESULT_MEANING_MAX = 500;
export const RECORD_TEXT_MAX = 1_000;
export const OWN_RESULTS_MAX = 200;
export const SCHOOL_NAME_MAX = 200;
export const PROGRAM_MAX = 300;
export const HISTORY_MAX = 60;
export const CREDITS_MAX = 999;
export const OPEN_CORRECTIONS_MAX = 30;
export const ADVISING_NOTE_MAX = 4_000;
export const NOTE_ADDITIONS_MAX = 20;
/** How long the author may change a note. */
export const NOTE_CHANGE_HOURS = 24;
/** Entries of one kind in a passport where the plan itself names no limit. */
export const PASSPORT_ENTRIES_MAX = 5_000;
/** Bytes of a passport that is brought in, packed; of one file in it; and of all, unpacked. */
export const PASSPORT_MAX = 230 * 1024 * 1024;
export const PASSPORT_TEXT_MAX = 40 * 1024 * 1024;
export const PASSPORT_UNPACKED_MAX = 300 * 1024 * 1024;
export const PASSPORT_FILES_MAX = 1_100;
/** How often a file may be larger than its packed form: more is made to fill a disk. */
export const PASSPORT_RATIO_MAX = 120;
/** One answer of an interview, and how the person in it is named. */
export const VOICE_TEXT_MAX = 1_500;
export const VOICE_NAME_MAX = 120;

export const READY_QUERY_MAX = 100;
export const READY_PER_PAGE_MAX = 100;

/** A school year can be closed from so many days before its end, and so many after; undone for so many. */
export const YEAR_CLOSE_DAYS_BEFORE = 90;
export const YEAR_CLOSE_DAYS_AFTER = 120;
export const YEAR_CLOSE_UNDO_DAYS = 7;

/** How long a district may let support look at once, and how much it may say about why. */
export const SUPPORT_HOURS_MAX = 4;
export const SUPPORT_REASON_MAX = 500;
