import { randomUUID } from 'node:crypto';
import { currentTool, nextNumber, type Platform } from './platform.js';
import type { Course, MessageType, PendingLaunch, Person, ResourceLink } from './types.js';

export interface LaunchRequest {
  person: Person;
  course: Course;
  link?: ResourceLink | undefined;
  messageType?: MessageType;
  locale?: string;
  documentTarget?: 'iframe' | 'window';
}

/** Remembers a launch and writes the parameters of its login initiation. */
export function beginLaunch(platform: Platform, request: LaunchRequest): Record<string, string> {
  const tool = currentTool(platform);
  const link = request.link ?? platform.courseLink(request.course.id);
  const launch: PendingLaunch = {
    clientId: tool.clientId,
    personId: request.person.id,
    courseId: request.course.id,
    linkId: link.id,
    messageType: request.messageType ?? 'LtiResourceLinkRequest',
    target: link.url || tool.launchUrl,
    locale: request.locale ?? 'en',
    documentTarget: request.documentTarget ?? 'iframe',
  };
  const hint = messageHint(platform, link);
  platform.state.launches.set(hint, launch);
  const isCanvas = platform.shape === 'canvas';
  return {
    iss: platform.issuer,
    login_hint: loginHint(platform, request.person),
    client_id: tool.clientId,
    lti_deployment_id: tool.deploymentId,
    target_link_uri: launch.target,
    lti_message_hint: hint,
    ...(isCanvas && {
      canvas_environment: 'prod',
      canvas_region: 'us-east-1',
      lti_storage_target: 'post_message_forwarding',
    }),
  };
}

export const loginHint = ({ shape }: Platform, person: Person) =>
  shape === 'canvas' ? person.legacyId : person.id;

/** Moodle's is JSON in a string, which a tool must not read but give back as it is. */
function messageHint(platform: Platform, link: ResourceLink): string {
  if (platform.shape !== 'moodle') return Buffer.from(randomUUID()).toString('base64url');
  const launchid = `ltilaunch${link.id}_${nextNumber(platform.state)}${randomUUID().slice(0, 8)}`;
  return JSON.stringify({ cmid: 1204, launchid });
}
