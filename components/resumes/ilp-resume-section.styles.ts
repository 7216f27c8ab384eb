import { css } from 'lit';

export const styles = css`
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--ilp-space-2);
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
  }

  h2 label {
    font-weight: inherit;
  }

  .rows > li {
    padding-block: 0;
  }

  .rows > li.over {
    box-shadow: 0 -3px 0 var(--ilp-accent);
  }

  .rows > li[draggable='true'] {
    cursor: grab;
  }

  .suggested {
    padding: var(--ilp-space-2) var(--ilp-space-3);
    border: 1px dashed var(--ilp-line-strong);
    border-radius: var(--ilp-radius);
  }

  .suggested .words {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .tools {
    display: flex;
    flex: none;
  }

  .tools .button {
    min-inline-size: 2rem;
    padding: var(--ilp-space-1);
  }

  .tools .button:disabled {
    border-color: transparent;
    background: none;
    opacity: 0.4;
  }
`;
