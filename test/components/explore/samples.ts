import type {
  CareerIndexReply,
  ClusterReply,
  PathwayReply,
  SchoolSubjects,
  SubjectReply,
} from '#contracts/explore.js';
import { carpenter, nurse } from '../careers/samples.js';

const clusterSource = { id: 'clusters', year: 2023 } as const;
const subjectSource = { id: 'subjects', year: 2026 } as const;

export const cluster: ClusterReply = {
  cluster: {
    id: 'health-science',
    count: 119,
    pathways: [
      { id: 'health-science--diagnostic-services', count: 18 },
      { id: 'health-science--therapeutic-services', count: 86 },
    ],
  },
  source: clusterSource,
};

export const clusters = { items: [cluster.cluster], source: clusterSource };

export const pathway: PathwayReply = {
  id: 'health-science--therapeutic-services',
  cluster: 'health-science',
  items: [nurse, carpenter],
  source: clusterSource,
};

export function indexOf(letter: string): CareerIndexReply {
  return {
    letter,
    letters: Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').map((id) => ({
      id,
      count: id === 'X' ? 0 : 2,
    })),
    items: [1, 2].map((number) => ({
      code: `11-000${number}.00`,
      title: `${letter} ${number}`,
      titleLocale: 'en',
    })),
  };
}

export const subjects: SchoolSubjects = {
  items: [
    { id: 'english-language-arts', count: 553 },
    { id: 'physics', count: 53 },
  ],
  source: subjectSource,
};

export const physics: SubjectReply = {
  total: 22,
  items: [
    { ...nurse, title: 'Physicists', uses: [{ id: 'physics', importance: 4.9 }] },
    { ...carpenter, uses: [] },
  ],
  source: subjectSource,
};
