/**
 * Written by `test/api/rights.test.ts` from what the checks of all routes did: what somebody sees and what
 * they change, by area and, in the order of `RIGHTS_ROLES`, by role.
 */
export const MEASURED_RIGHTS: Readonly<Record<string, string>> = {
  'own-plan':
    'own/own own/own nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  class:
    'own/own own/own own/own own/own own/nothing own/nothing own/own nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  'student-plans':
    'own/own nothing/nothing own/own own/own own/own own/own own/own nothing/nothing nothing/nothing own/own own/own own/own school/nothing nothing/nothing nothing/nothing',
  notes:
    'nothing/nothing nothing/nothing own/own own/own own/own own/nothing own/own nothing/nothing nothing/nothing own/own nothing/nothing own/own nothing/nothing nothing/nothing nothing/nothing',
  records:
    'nothing/nothing nothing/nothing own/own own/own own/own own/own own/own nothing/nothing nothing/nothing own/own nothing/nothing own/own school/nothing nothing/nothing nothing/nothing',
  corrections:
    'nothing/nothing nothing/nothing nothing/nothing all/all all/all all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  'course-plans':
    'nothing/nothing nothing/nothing own/nothing own/own own/own own/own own/own nothing/nothing nothing/nothing own/nothing nothing/nothing own/nothing school/nothing nothing/nothing nothing/nothing',
  waivers:
    'nothing/nothing nothing/nothing own/own own/own own/own own/own own/own nothing/nothing nothing/nothing own/own nothing/nothing own/own nothing/nothing nothing/nothing nothing/nothing',
  conversations:
    'own/own own/nothing own/own own/own own/own own/nothing own/own nothing/nothing nothing/nothing own/own nothing/nothing own/own nothing/nothing nothing/nothing nothing/nothing',
  families:
    'nothing/nothing nothing/nothing nothing/nothing own/own own/own own/own own/own nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  assignments:
    'own/own own/nothing own/own own/own own/nothing own/own own/own nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  caseloads:
    'nothing/nothing nothing/nothing nothing/nothing own/own own/own all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing school/nothing nothing/nothing nothing/nothing',
  worries:
    'nothing/nothing nothing/nothing own/nothing own/all own/all nothing/nothing own/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  figures:
    'nothing/nothing nothing/nothing nothing/nothing all/all all/nothing all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing school/nothing all/nothing school/nothing',
  voices:
    'nothing/nothing nothing/nothing all/own all/all all/all all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  catalog:
    'all/nothing all/nothing all/nothing all/all all/all all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  aid: 'own/own own/own own/nothing own/all own/all own/all own/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  rules:
    'nothing/nothing nothing/nothing nothing/nothing all/nothing all/nothing all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  files:
    'nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  connections:
    'nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
  district:
    'nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing all/all all/all nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing nothing/nothing',
};
