import type { StaffRecord, StudentRecord } from '#contracts/advising.js';
import type { StudentCompletion } from '#contracts/completion.js';
import type { Citations } from '#contracts/citations.js';
import { randomUUID } from 'node:crypto';
import { Connections, NewInvitation } from '#contracts/connections.js';
import { GoalList } from '#contracts/goals.js';
import { LatestImport } from '#contracts/imports.js';
import { SamePeople } from '#contracts/people.js';
import type { ProfilerAttempt, ProfilerItems, ProfilerResultDetail } from '#contracts/profiler.js';
import type { OwnQuestions } from '#contracts/questions.js';
import { LatestResultImport } from '#contracts/result-imports.js';
import { type ResumeBrief, ResumePage } from '#contracts/resumes.js';
import { TaggedItem } from '#contracts/tags.js';
import { buildMyActivity } from '../support/activities.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { answerArea, finishArea } from '../support/assessments.js';
import { buildAssignment, buildGoal, handIn, score } from '../support/assignments.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type Course,
  type Person,
  signIn,
} from '../support/builders.js';
import { buildActivity } from '../support/attach.js';
import { merge, studentWith } from '../support/merges.js';
import { picture, uploadFile } from '../support/evidence.js';
import { choiceOf, publish } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { buildVoice } from '../support/voices.js';
import { buildEntry, changesOf, withLine } from '../support/resumes.js';
import { beginReference } from '../support/reference.js';
import { talkAs, type TalkIds } from './isolation-conversations.js';
import { counselAs, type CounselIds } from './isolation-counsel.js';
import { caseloadAs, type CaseloadIds } from './isolation-caseload.js';
import { coursesAs } from './isolation-course-world.js';
import { type DistrictIds, districtAs } from './isolation-district-world.js';
import { type ReportIds, reportsAs } from './isolation-reports.js';
import { type TeachingIds, teachingAs } from './isolation-teaching-world.js';
import { type WayIds, waysAs } from './isolation-ways-world.js';
import { type FamilyIds, familyAs } from './isolation-family.js';

export const CAREER = '29-1141.00';

export type Part = 'student' | 'teacher' | 'counselor' | 'admin';
export const PARTS: readonly Part[] = ['student', 'teacher', 'counselor', 'admin'];

/** What a district of the matrix has, by name; each feature's part stands with its world. */
export interface WorldIds
  extends CaseloadIds, CounselIds, DistrictIds, FamilyIds, ReportIds, TalkIds, TeachingIds, WayIds {
  person: string;
  goal: string;
  milestone: string;
  comment: string;
  strength: string;
  citation: string;
  passportImport: string;
  group: string;
  ownResult: string;
  note: string;
  school: string;
  correction: string;
  resultCorrection: string;
  suggestion: string;
  assignment: string;
  activity: string;
  item: string;
  tag: string;
  attempt: string;
  result: string;
  areaAttempt: string;
  search: string;
  areaResult: string;
  learningAttempt: string;
  invitation: string;
  deployment: string;
  import: string;
  importRow: string;
  resultImport: string;
  resultRow: string;
  referenceImport: string;
  catalogCourse: string;
  courseImport: string;
  courseRow: string;
  ownTaken: string;
  taken: string;
  coursePlan: string;
  planCopy: string;
  /** Records of one student: to be joined, joined, to be kept apart, kept apart. */
  kept: string;
  gone: string;
  merge: string;
  one: string;
  other: string;
  distinct: string;
  myActivity: string;
  hourRule: string;
  voice: string;
  question: string;
  journal: string;
  evidence: string;
  resume: string;
  componentRecord: string;
  componentChange: string;
}

/** One district with something of everything in it, each text carrying the district's marker. */
export interface World {
  marker: string;
  tenantId: string;
  people: Record<Part, Person>;
  ids: WorldIds;
}

/** Made through the API, as people would. */
export async function buildWorld(marker: string): Promise<World> {
  const district = await buildDistrict(`${marker} district`);
  const course = await buildCourse({
    district,
    title: `${marker} course`,
    lineItemsUrl: `https://lms.test/${marker}/items`,
    rosterUrl: `https://lms.test/${marker}/roster`,
  });
  const person = (role: Part) => buildPerson({ course, role, name: `${marker} ${role}` });
  const people: Record<Part, Person> = {
    student: await person('student'),
    teacher: await person('teacher'),
    counselor: await person('counselor'),
    admin: await person('admin'),
  };
  const { student, teacher } = people;
  const goal = await buildGoal(student, {
    ...{ title: `${marker} goal`, why: `${marker} why` },
    milestones: [{ title: `${marker} milestone` }],
  });
  const assignment = await buildAssignment(course, { title: `${marker} reflection` });
  await handIn(student, assignment, { b1: `${marker} answer`, b2: 'more' });
  await score(teacher, assignment, student, { points: 8, comment: `${marker} comment` });
  const ids = {
    ...{ person: student.personId, goal: goal.id, milestone: goal.milestones[0]!.id, assignment },
    ...(await talkAbout(teacher, student, marker, goal.id)),
    activity: await buildActivity(course, `${marker} activity`),
    ...(await tagItem(teacher, student, marker, goal.id)),
    ...(await exploreAs(student, marker)),
    ...(await knowOneself(student, marker, goal.id)),
    group: await gather(student, marker),
    ...(await keepAs(student, marker, goal.id)),
    ...(await keepRecord(people, marker)),
    ...(await connectAs(people.admin, marker)),
    ...(await importAs(people.admin, marker)),
    ...(await resultImportAs(people.admin, marker)),
    referenceImport: await beginReference(people.admin, `${marker}.txt`),
    ...(await coursesAs(people, marker)),
    ...(await waysAs(people, marker)),
    ...(await recordsAs(people.admin, course, marker)),
    myActivity: (
      await buildMyActivity(student, { title: `${marker} service`, tags: [`${marker} tag`] })
    ).id,
    hourRule: await requireHours(people.admin),
    voice: (await buildVoice(teacher, CAREER, marker)).id,
    question: await askAs(student, marker),
    resume: await writeResume(student, marker),
    ...(await judgePlan(people, marker)),
    ...(await reportsAs(people.admin)),
    ...(await teachingAs(people, marker)),
    ...(await districtAs(people, marker)),
    ...(await caseloadAs(people)),
    ...(await counselAs(people, marker)),
    ...(await talkAs(people, marker)),
    ...(await familyAs(people, marker)),
  };
  return { marker, tenantId: district.tenantId, people, ids };
}

/** A comment of the student's on a goal, and a goal that the teacher suggests. */
async function talkAbout(teacher: Person, student: Person, marker: string, goalId: string) {
  const api = await apiAs(student);
  const text = { text: `${marker} comment on a goal` };
  const [comment] = await reply<[{ id: string }]>(
    api.post(`/api/goals/${goalId}/comments`, text),
    201,
  );
  const goal = { title: `${marker} suggestion`, kind: 'social', horizon: 'term' };
  await reply((await apiAs(teacher)).post('/api/goal-suggestions', goal), 201);
  const [suggestion] = await reply<[{ id: string }]>(api.get('/api/goal-suggestions'));
  return { comment: comment.id, suggestion: suggestion.id };
}

async function tagItem(teacher: Person, student: Person, marker: string, goalId: string) {
  const api = await apiAs(teacher);
  const item = TaggedItem.parse(
    await reply(api.post('/api/tags/items', { title: `${marker} item` }), 201),
  );
  await reply(api.put(`/api/tags/${item.key}/goals/${goalId}`));
  const goals = GoalList.parse(await reply((await apiAs(student)).get('/api/goals')));
  return { item: item.key, tag: goals[0]!.steps[0]!.tagId };
}

/** A named result, the questions begun once more, and a career saved with a thought. */
async function exploreAs(student: Person, marker: string) {
  const api = await apiAs(student);
  const begin = () =>
    reply<ProfilerAttempt>(api.post('/api/profiler/attempts', { form: 'short' }), 201);
  const { id } = await begin();
  await answerAll(student, id);
  const result = await reply<ProfilerResultDetail>(
    api.post(`/api/profiler/attempts/${id}/finish`, { name: `${marker} result` }),
    201,
  );
  await reply(
    api.put(`/api/saved-careers/${CAREER}`, {
      ...{ thought: `${marker} thought`, rating: 4, visibility: 'teachers' },
      ...{ pros: [`${marker} pro`], reasons: [`${marker} reason`] },
    }),
  );
  await reply(api.put('/api/saved-colleges/110635', { thought: `${marker} college`, rating: 3 }));
  const search = await reply<{ id: string }>(
    api.post('/api/college-searches', { name: `${marker} search`, wish: 'state=OH' }),
    201,
  );
  const skills = await finishArea(api, 'skills', { area: 'talking', name: `${marker} skills` });
  const areas = { areaResult: skills.id, areaAttempt: await answerArea(api, 'skills', 'numbers') };
  const learningAttempt = await answerArea(api, 'preferences', 'habits');
  return {
    result: result.id,
    attempt: (await begin()).id,
    ...areas,
    learningAttempt,
    search: search.id,
  };
}

async function askAs(student: Person, marker: string): Promise<string> {
  const api = await apiAs(student);
  const body = { question: `${marker} question` };
  const { items } = await reply<OwnQuestions>(
    api.post(`/api/careers/${CAREER}/questions`, body),
    201,
  );
  return items[0]!.id;
}

/** A strength, and a goal that rests on a result. */
async function knowOneself(student: Person, marker: string, goalId: string) {
  const api = await apiAs(student);
  const strength = { side: 'strength', text: `${marker} strength` };
  const [kept] = await reply<[{ id: string }]>(api.post('/api/strengths', strength), 201);
  const path = `/api/goals/${goalId}/citations`;
  const { citable } = await reply<Citations>(api.get(path));
  const { kind, source } = citable[0]!;
  const { cited } = await reply<Citations>(api.post(path, { kind, source }), 201);
  const passportImport = newId();
  await withTenant(student.tenantId, () =>
    sql(
      `insert into passport_imports (tenant_id, id, student_id, issuer, issuer_url, is_known, made_at)
       values ($1, $2, $3, $4, '', false, now())`,
      [student.tenantId, passportImport, student.personId, `${marker} issuer`],
    ),
  );
  return { strength: kept.id, citation: cited[0]!.id, passportImport };
}

/** A group of the student's, with a part of their own. */
async function gather(student: Person, marker: string): Promise<string> {
  const api = await apiAs(student);
  const group = { title: `${marker} group`, kind: 'social', horizon: 'year' };
  const [made] = await reply<[{ id: string }]>(api.post('/api/groups', group), 201);
  const part = { title: `${marker} part`, visibility: 'teachers', shares: true };
  await reply(api.post(`/api/groups/${made.id}/join`, part), 201);
  return made.id;
}

/** A reflection on the goal, and a picture to show for it. */
async function keepAs(student: Person, marker: string, goalId: string) {
  const api = await apiAs(student);
  const entry = { kind: 'goal', ref: goalId };
  const journal = randomUUID();
  const text = `${marker} thoughts`;
  await reply(
    api.put(`/api/journal/${journal}`, { entry, text, revision: 0, visibility: 'teachers' }),
  );
  const { id } = await uploadFile(student, `${marker}.png`, await picture());
  await reply(api.patch(`/api/evidence/${id}`, { entries: [entry], visibility: 'teachers' }));
  return { journal, evidence: id };
}

/** Results, a school, a note, and what the student asked to have put right. */
async function keepRecord({ student, teacher, counselor }: World['people'], marker: string) {
  const api = await apiAs(student);
  const test = { tool: `${marker} test`, takenOn: '2026-09-01', meaning: `${marker} meaning` };
  const person = `/api/class/${student.personId}`;
  await reply((await apiAs(teacher)).post(`${person}/results`, test), 201);
  const note = { contact: 'talk', contactOn: '2026-11-02', text: `${marker} note` };
  const { notes } = await reply<StaffRecord>(
    (await apiAs(teacher)).post(`${person}/notes`, { ...note, visibility: 'student' }),
    201,
  );
  await reply(api.post('/api/record/results', { ...test, tool: `${marker} own` }), 201);
  const school = { school: `${marker} school`, fromYear: 2024 };
  const { results } = await reply<StudentRecord>(api.post('/api/record/schools', school), 201);
  const resultId = results.find(({ source }) => source === 'staff')!.id;
  const ask = (body: object) =>
    reply<StudentRecord>(api.post('/api/record/corrections', { ...body, text: marker }), 201);
  await ask({ subject: 'result', resultId });
  const { corrections, schools } = await ask({ subject: 'name' });
  const find = (subject: string) => corrections.find((one) => one.subject === subject)!.id;
  const decision = { state: 'accepted', reason: `${marker} reason` };
  const path = `/api/corrections/${find('result')}/decision`;
  await reply((await apiAs(counselor)).post(path, decision));
  return {
    ...{ ownResult: results.find(({ source }) => source === 'student')!.id, note: notes[0]!.id },
    ...{ school: schools[0]!.id, correction: find('name'), resultCorrection: find('result') },
  };
}

/** An LMS connected by hand, and an invitation for another. */
async function connectAs(admin: Person, marker: string) {
  const api = await apiAs(admin);
  const host = `https://${marker}.lms.test`;
  const platform = {
    ...{ name: `${marker} LMS`, issuer: host, clientId: `${marker}-client`, deployment: '1' },
    ...{ authEndpoint: `${host}/auth`, tokenEndpoint: `${host}/token`, jwksUrl: `${host}/keys` },
  };
  await reply(api.post('/api/connections/platforms', platform), 201);
  const { connections } = Connections.parse(await reply(api.get('/api/connections')));
  const { id } = NewInvitation.parse(await reply(api.post('/api/connections/invitations'), 201));
  return { deployment: connections[0]!.deploymentId, invitation: id };
}

async function requireHours(admin: Person): Promise<string> {
  const rule = { kind: 'service', hours: 40, fromGrade: 9, toGrade: 12 };
  const api = await apiAs(admin);
  return (await reply<{ id: string }>(api.post('/api/hour-requirements', rule), 201)).id;
}

/** A district's own rule, what a counselor saw for it, and what they waived. */
async function judgePlan({ student, counselor, admin }: World['people'], marker: string) {
  await publish(admin, choiceOf('AZ', 0, { abbreviation: marker, name: `${marker} plan` }));
  const api = await apiAs(counselor);
  const path = `/api/class/${student.personId}`;
  const seen = { code: 'psign', happenedOn: '2026-09-01', note: `${marker} signature` };
  await reply(api.post(`${path}/component-records`, seen), 201);
  const waived = { code: 'work', change: 'waive', reason: `${marker} reason to waive` };
  const { plan } = await reply<StudentCompletion>(
    api.post(`${path}/component-changes`, waived),
    201,
  );
  const find = (code: string) => plan!.components.find((one) => one.code === code)!;
  return {
    componentRecord: find('psign').records[0]!.id,
    componentChange: find('work').change!.id,
  };
}

/** A file with one row, whose mistake waits to be mended. */
async function importAs(admin: Person, marker: string) {
  const api = await apiAs(admin);
  const announced = { rowCount: 1, files: [{ kind: 'users', mode: 'bulk' }] };
  const begun = LatestImport.parse(await reply(api.post('/api/imports', announced), 201)).import!;
  const rows = [{ line: 2, cells: { sourcedId: `${marker} user`, enabledUser: `${marker} no` } }];
  await reply(api.post(`/api/imports/${begun.id}/rows`, { kind: 'users', rows }));
  const checked = LatestImport.parse(await reply(api.post(`/api/imports/${begun.id}/check`)));
  return { import: begun.id, importRow: checked.import!.badRows[0]!.id };
}

/** A file with one result, whose student nobody knows. */
async function resultImportAs(admin: Person, marker: string) {
  const api = await apiAs(admin);
  const begun = LatestResultImport.parse(
    await reply(api.post('/api/result-imports', { rowCount: 1 }), 201),
  ).import!;
  const path = `/api/result-imports/${begun.id}`;
  const cells = { student: `${marker} nobody`, test: `${marker} test`, date: '2026-05-14' };
  await reply(api.post(`${path}/rows`, { rows: [{ line: 2, cells }] }));
  const checked = LatestResultImport.parse(await reply(api.post(`${path}/check`)));
  return { resultImport: begun.id, resultRow: checked.import!.badRows[0]!.id };
}

/** Four students with two records each. */
async function recordsAs(admin: Person, course: Course, marker: string) {
  const pair = async (sisId: string) => ({
    kept: await studentWith(course, sisId, { name: `${marker} record` }),
    gone: await studentWith(course, sisId, { name: `${marker} record` }),
  });
  const open = await pair(`${marker} 1`);
  const joined = await pair(`${marker} 2`);
  const unlike = await pair(`${marker} 3`);
  const apart = await pair(`${marker} 4`);
  const { merges } = await merge(admin, joined.kept, joined.gone);
  const ids = { personId: apart.kept.personId, otherId: apart.gone.personId };
  const said = SamePeople.parse(
    await reply((await apiAs(admin)).post('/api/same-people/distinct', ids)),
  );
  return {
    ...{ kept: open.kept.personId, gone: open.gone.personId, merge: merges[0]!.id },
    ...{ one: unlike.kept.personId, other: unlike.gone.personId },
    distinct: said.distinct[0]!.id,
  };
}

/** A résumé with contact lines, a line of the student's own and one out of their activity log. */
async function writeResume(student: Person, marker: string): Promise<string> {
  const api = await apiAs(student);
  await buildEntry(student, { title: `${marker} club` });
  const { id } = await reply<ResumeBrief>(
    api.post('/api/resumes', { name: `${marker} résumé` }),
    201,
  );
  const { resume, suggestions } = ResumePage.parse(await reply(api.get(`/api/resumes/${id}`)));
  const changes = changesOf(resume, {
    contact: { ...resume.contact, email: `${marker}@example.org` },
    summary: `${marker} summary`,
  });
  await reply(api.put(`/api/resumes/${id}`, withLine(changes, suggestions[0]!)));
  return id;
}

export async function answerAll(student: Person, attemptId: string): Promise<void> {
  const api = await apiAs(student);
  const { items } = await reply<ProfilerItems>(api.get('/api/profiler/items?form=short'));
  const answers = Object.fromEntries(items.map((item) => [item.id, item.area === 's' ? 5 : 2]));
  await reply(api.patch(`/api/profiler/attempts/${attemptId}`, { answers }));
}

/** A second visit of the same person, for requests that end one. */
export async function again(person: Person): Promise<Person> {
  return { ...person, token: await signIn(person) };
}
