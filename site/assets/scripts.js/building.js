// Elements and buttons, which the scripts of pages are drawn with.
window.courseElement = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content.filter((one) => one != null));
  return made;
};
window.courseButton = (text, act, className = "") => {
  const made = Object.assign(window.courseElement("button", className, text), { type: "button" });
  made.addEventListener("click", act);
  return made;
};
