/**
 * What people call colleges whose names do not say so; each is the name in full. First
 * letters (UCLA, MIT) are made out of the names themselves.
 */
export const NICKNAMES: Readonly<Record<string, string>> = {
  cal: 'University of California-Berkeley',
  caltech: 'California Institute of Technology',
  'cal poly': 'California Polytechnic State University-San Luis Obispo',
  'carnegie mellon': 'Carnegie Mellon University',
  gatech: 'Georgia Institute of Technology-Main Campus',
  'georgia tech': 'Georgia Institute of Technology-Main Campus',
  'iowa state': 'Iowa State University',
  'johns hopkins': 'Johns Hopkins University',
  mizzou: 'University of Missouri-Columbia',
  nova: 'Northern Virginia Community College',
  'ole miss': 'University of Mississippi',
  'penn state': 'Pennsylvania State University-Main Campus',
  pitt: 'University of Pittsburgh-Pittsburgh Campus',
  rpi: 'Rensselaer Polytechnic Institute',
  rutgers: 'Rutgers University-New Brunswick',
  'texas tech': 'Texas Tech University',
  uconn: 'University of Connecticut',
  umass: 'University of Massachusetts-Amherst',
  unc: 'University of North Carolina at Chapel Hill',
  upenn: 'University of Pennsylvania',
  uva: 'University of Virginia-Main Campus',
  vcu: 'Virginia Commonwealth University',
  'virginia tech': 'Virginia Polytechnic Institute and State University',
  wazzu: 'Washington State University',
  'wash u': 'Washington University in St Louis',
};
