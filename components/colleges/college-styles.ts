import { css } from 'lit';
import { styles as ofCareers } from '../careers/ilp-career-view.styles.js';

/** The look of a college's page: that of a career's, with tables of facts. */
export const styles = [
  ofCareers,
  css`
    th[scope='row'] {
      inline-size: 50%;
      font-weight: 400;
    }

    td.value {
      font-weight: 600;
    }

    td.value div {
      font-weight: 400;
    }
  `,
];
