import { type Markup, markup } from '../../pages/markup.js';
import { rosterRoles } from '../roles.js';
import type { LineItem, Person, ResourceLink } from '../types.js';
import { coursePage, type View } from './course-layout.js';
import type { SandboxPage } from './layout.js';

const isStaff = ({ part }: Person) => part === 'teacher' || part === 'counselor';

export function homePage(view: View): SandboxPage {
  return coursePage(view, '', 'Home', {
    body: markup`<h2>Welcome</h2><p>Third period, room 214. We look at who we are, what work is like, and where we want to go.</p>
<p><a class="button" href="${view.link('tool')}">Open Pathlight</a>
<a href="${launchAddress(view, {})}&amp;target=window" target="_blank" rel="opener">Open Pathlight in a new window</a></p>${
      isStaff(view.person) ? copyForm(view) : undefined
    }`,
  });
}

/** What a teacher does with last term's course. */
const copyForm = (view: View): Markup =>
  markup`<form method="post" action="${view.link('copy')}"><button>Copy this course</button></form>`;

export function assignmentsPage(view: View): SandboxPage {
  const links = [...view.platform.state.links.values()].filter(
    ({ kind, courseId }) => kind === 'assignment' && courseId === view.course.id,
  );
  const rows = links.map((link): Markup => {
    const item = view.platform.state.lineItems.get(link.lineItemId ?? '');
    const points = item ? markup` <span>${item.scoreMaximum} points</span>` : undefined;
    return markup`<li><a href="${view.link('tool', { link: link.id })}">${link.title}</a>${points}</li>`;
  });
  const add = isStaff(view.person)
    ? markup`<p><a class="button" href="${view.link('tool', { choose: '1' })}">Add assignment from Pathlight</a></p>`
    : undefined;
  return coursePage(view, 'assignments', 'Assignments', {
    body: markup`<h2>Assignments</h2>${add}${
      rows.length > 0 ? markup`<ul class="list">${rows}</ul>` : markup`<p>No assignments yet.</p>`
    }`,
  });
}

/** Students see their own row only. */
export function gradesPage(view: View): SandboxPage {
  const { platform, person, course } = view;
  const items = [...platform.state.lineItems.values()].filter(
    ({ courseId }) => courseId === course.id,
  );
  const students = platform.state.people.filter(
    ({ part, id }) =>
      part === 'student' && (person.part === 'student' ? id === person.id : isSeen(person, id)),
  );
  const heads = items.map(
    (item): Markup => markup`<th scope="col">${item.label} (${item.scoreMaximum})</th>`,
  );
  const rows = students.map((student): Markup => {
    const cells = items.map((item) => cell(view, item, student));
    return markup`<tr><th scope="row">${student.name}</th>${cells}</tr>`;
  });
  return coursePage(view, 'grades', 'Grades', {
    body: markup`<h2>Grades</h2><div class="scroll" tabindex="0" role="region" aria-label="Gradebook"><table>
<thead><tr><th scope="col">Student</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`,
  });
}

const isSeen = (person: Person, studentId: string) =>
  person.part !== 'observer' || person.observes.includes(studentId);

function cell({ platform }: View, item: LineItem, student: Person): Markup {
  const grade = platform.state.grades.get(`${item.id}/${student.id}`);
  if (!grade) return markup`<td>–</td>`;
  const comment = grade.comment ? markup`<p class="comment">${grade.comment}</p>` : undefined;
  return markup`<td>${grade.needsGrading ? 'Needs grading' : (grade.score ?? '–')}${comment}</td>`;
}

export function peoplePage(view: View): SandboxPage {
  const rows = view.platform.state.people
    .filter(({ part }) => rosterRoles(view.platform.shape, part))
    .map(
      ({ name, part, sections }): Markup =>
        markup`<tr><th scope="row">${name}</th><td>${part}</td><td>${sections.map((section) => section.name).join(', ') || '–'}</td></tr>`,
    );
  return coursePage(view, 'people', 'People', {
    body: markup`<h2>People</h2><table><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Section</th></tr></thead><tbody>${rows}</tbody></table>`,
  });
}

export function switchPage(view: View): SandboxPage {
  const rows = view.platform.state.people.map(
    ({ id, name, part }): Markup =>
      markup`<li><a href="${view.link('', { as: id })}">${name}</a> <span>${part}</span></li>`,
  );
  return coursePage(view, 'switch', 'Switch person', {
    body: markup`<h2>Switch person</h2><ul class="list">${rows}</ul>`,
  });
}

/** The tool in a frame, as this system shows it. */
export function toolPage(view: View, link: ResourceLink, isChoosing: boolean): SandboxPage {
  const { platform } = view;
  const address = launchAddress(view, {
    link: link.id,
    ...(isChoosing && { choose: '1' }),
  });
  // Only Canvas keeps data for a tool, in a frame of this name.
  const keeper =
    platform.shape === 'canvas'
      ? markup`<iframe name="post_message_forwarding" src="/${platform.shape}/storage" title="Storage" hidden></iframe>`
      : undefined;
  const allow =
    platform.shape === 'moodle'
      ? 'microphone; camera; geolocation; midi; encrypted-media; autoplay'
      : 'clipboard-write; fullscreen; microphone; camera; geolocation';
  return coursePage(view, 'tool', link.title, {
    isWide: true,
    script: 'frame.js',
    body: markup`<h2 class="hidden">${link.title}</h2>${keeper}
<iframe name="tool_content" title="Pathlight" data-shape="${platform.shape}" allow="${allow}" src="${address}"></iframe>`,
  });
}

export function launchAddress({ platform, person, course, locale }: View, more: object): string {
  const query = new URLSearchParams({ as: person.id, course: course.id, locale, ...more });
  return `/${platform.shape}/launch?${query.toString()}`;
}
