/**
 * What the rules of the states ask of a plan, each under one code for all of them. Coordination with
 * other plans of a student (special education and the like) is no component: Pathlight keeps no mark of who
 * has one.
 */
export const COMPONENT_CODES = [
  ...(['self', 'interest', 'skills', 'values'] as const),
  ...(['explore', 'cluster', 'careergoal', 'edgoal', 'psgoal', 'psexplore', 'sel'] as const),
  ...(['courseplan', 'gradcheck', 'endorse', 'dual', 'transcript', 'scores', 'interv'] as const),
  ...(['extra', 'service', 'work', 'wbl', 'apprentice', 'jobinfo', 'talent'] as const),
  ...(['resume', 'portfolio', 'reflect', 'collegeapp', 'finaid', 'fafsa', 'finlit'] as const),
  ...(['change', 'adult', 'parent', 'ssign', 'psign', 'csign', 'annual', 'final'] as const),
] as const;
export type ComponentCode = (typeof COMPONENT_CODES)[number];

/** What a component is about; pages group by it. */
export const COMPONENT_DOMAINS = ['self', 'career', 'school', 'after', 'doing', 'people'] as const;
export type ComponentDomain = (typeof COMPONENT_DOMAINS)[number];

export const DOMAIN_OF: Readonly<Record<ComponentCode, ComponentDomain>> = {
  ...{ self: 'self', interest: 'self', skills: 'self', values: 'self', sel: 'self' },
  ...{ explore: 'career', cluster: 'career', careergoal: 'career', apprentice: 'career' },
  ...{ jobinfo: 'career', edgoal: 'school', courseplan: 'school', gradcheck: 'school' },
  ...{ endorse: 'school', dual: 'school', transcript: 'school', scores: 'school' },
  ...{ interv: 'school', psgoal: 'after', psexplore: 'after', collegeapp: 'after' },
  ...{ finaid: 'after', fafsa: 'after', finlit: 'after', final: 'after', extra: 'doing' },
  ...{ service: 'doing', work: 'doing', wbl: 'doing', talent: 'doing', resume: 'doing' },
  ...{ portfolio: 'doing', reflect: 'doing', change: 'people', adult: 'people' },
  ...{ parent: 'people', ssign: 'people', psign: 'people', csign: 'people', annual: 'people' },
};

/** States with a rule, by their postal codes, and what counselors of one region count each year. */
export const TEMPLATE_IDS = [
  ...([
    'AK',
    'AL',
    'AR',
    'AZ',
    'CO',
    'CT',
    'DC',
    'DE',
    'FL',
    'GA',
    'HI',
    'IA',
    'ID',
    'IL',
  ] as const),
  ...([
    'IN',
    'KS',
    'KY',
    'LA',
    'MA',
    'MD',
    'MI',
    'MN',
    'MO',
    'MS',
    'NC',
    'ND',
    'NJ',
    'NM',
  ] as const),
  ...([
    'NV',
    'OH',
    'OK',
    'OR',
    'PA',
    'RI',
    'SC',
    'SD',
    'TN',
    'TX',
    'UT',
    'VA',
    'VT',
    'WA',
  ] as const),
  ...(['WI', 'WV', 'generic'] as const),
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export const MEETING_KINDS = ['individual', 'group', 'conference', 'review'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** The strands of career education and work, of which artifacts may have to cover each. */
export const STRANDS = ['awareness', 'acquisition', 'retention', 'entrepreneurship'] as const;
export type Strand = (typeof STRANDS)[number];

export const PACKS = [
  'az-plan',
  'az-sample',
  'mo-share',
  'pa-students',
  'wi-plan',
  'oh-letter',
  'ia-letter',
] as const;
export type Pack = (typeof PACKS)[number];
