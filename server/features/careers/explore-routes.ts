import { Router } from 'express';
import {
  CareerClusters,
  CareerIndexQuery,
  CareerIndexReply,
  ClusterPath,
  ClusterReply,
  PathwayPath,
  PathwayReply,
  SchoolSubjects,
  SubjectPath,
  SubjectQuery,
  SubjectReply,
} from '#contracts/explore.js';
import { SelectorQuery, SelectorReply } from '#contracts/career-selector.js';
import { endpoint } from '../../http/endpoint.js';
import {
  readCareerIndex,
  readCluster,
  readClusters,
  readPathway,
  readSelection,
  readSubject,
  readSubjects,
} from './explore-service.js';

const ok = 200 as const;

/** Ways to look through the occupations, for everybody signed in. Stands before `/careers/:code`. */
export const exploreRoutes = Router()
  .get(
    '/careers/clusters',
    endpoint({ reply: { status: ok, schema: CareerClusters } }, () => readClusters()),
  )
  .get(
    '/careers/clusters/:cluster',
    endpoint(
      { params: ClusterPath, reply: { status: ok, schema: ClusterReply } },
      ({ params: { cluster } }) => readCluster(cluster),
    ),
  )
  .get(
    '/careers/pathways/:pathway',
    endpoint(
      { params: PathwayPath, reply: { status: ok, schema: PathwayReply } },
      ({ params: { pathway } }) => readPathway(pathway),
    ),
  )
  .get(
    '/careers/index',
    endpoint(
      { query: CareerIndexQuery, reply: { status: ok, schema: CareerIndexReply } },
      ({ query: { letter } }) => readCareerIndex(letter),
    ),
  )
  .get(
    '/careers/subjects',
    endpoint({ reply: { status: ok, schema: SchoolSubjects } }, () => readSubjects()),
  )
  .get(
    '/careers/subjects/:subject',
    endpoint(
      { params: SubjectPath, query: SubjectQuery, reply: { status: ok, schema: SubjectReply } },
      ({ params: { subject }, query }) => readSubject(subject, query),
    ),
  )
  .get(
    '/careers/selector',
    endpoint({ query: SelectorQuery, reply: { status: ok, schema: SelectorReply } }, ({ query }) =>
      readSelection(query),
    ),
  );
