import { css } from 'lit';

export const doorsStyles = css`
  :host {
    display: block;
    min-height: 100%;
  }
  .page {
    display: grid;
    gap: 28px;
    max-width: 66rem;
    margin: 0 auto;
    padding: clamp(20px, 6vh, 72px) clamp(16px, 4vw, 40px) 40px;
  }
  header {
    display: grid;
    gap: 10px;
  }
  h1 {
    display: flex;
    align-items: center;
    gap: 12px;
    font-size: 34px;
    font-weight: 650;
    letter-spacing: -0.02em;
    line-height: 1;
  }
  .tagline {
    max-width: 30em;
    font-size: clamp(20px, 2.6vw, 27px);
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .promise {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-size: 15px;
  }
  .promise svg {
    color: var(--good);
  }
  .link {
    min-height: 24px;
    padding: 0 2px;
    border: 0;
    background: none !important;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .doors {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15.5rem), 1fr));
    gap: 14px;
  }
  .door {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 20px;
    border-radius: 14px;
  }
  .door h2 {
    font-size: 19px;
    letter-spacing: -0.01em;
  }
  .door > p:first-of-type {
    margin-bottom: 8px;
    color: var(--muted);
  }
  .door > button {
    margin-top: auto;
    min-height: 40px;
    font-size: 15px;
  }
  .door > fieldset,
  .door > label,
  .door > p.small {
    margin-top: 4px;
    margin-bottom: 6px;
  }
  .sign {
    display: grid;
    place-items: center;
    width: 58px;
    height: 58px;
    margin-bottom: 6px;
    border-radius: 14px;
    background: var(--raised);
    color: var(--accent);
  }
  .stage {
    border-color: color-mix(in oklab, var(--accent) 45%, var(--line));
    background: linear-gradient(160deg, var(--accent-soft), transparent 62%), var(--panel);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset label {
    min-height: 24px;
  }
  fieldset p {
    flex-basis: 100%;
  }
  .drop {
    margin-top: -12px;
    text-align: center;
  }
  .lessons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 18px;
    padding: 16px 20px;
    border-radius: 14px;
  }
  .lessons > svg {
    color: var(--accent);
  }
  .lessons > div {
    flex: 1 1 24em;
  }
  .lessons h2 {
    font-size: 17px;
  }
  .kept {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: 24px 40px;
  }
  .kept li {
    display: flex;
    align-items: center;
    border-top: 1px solid var(--line);
  }
  .kept section > button {
    margin-top: 10px;
  }
  .kept .on-disk {
    grid-column: 1 / -1;
    max-width: 46em;
  }
  .kept h2,
  .evaluation {
    display: grid;
    justify-items: start;
    gap: 6px;
    max-width: 46em;
  }
  .eight h2 {
    margin-bottom: 8px;
  }
  .open {
    flex: 1;
    min-width: 0;
    min-height: 38px;
    padding-inline: 6px;
    flex-wrap: wrap;
    text-align: left;
  }
  .open .grow {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .eight {
    padding-top: 22px;
    border-top: 1px solid var(--line);
  }
  .eight p {
    max-width: 46em;
  }
  .eight li button {
    flex: 1;
    justify-content: start;
    gap: 9px;
    padding-inline: 6px;
    margin-inline-start: -6px;
    text-align: start;
  }
  .eight ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 10px 20px;
    margin-top: 14px;
  }
  .eight li {
    display: flex;
    align-items: center;
    font-size: 13.5px;
    line-height: 1.25;
  }
  .eight svg {
    color: var(--muted);
  }
`;
