const box = document.getElementById("filter");
const entries = document.querySelectorAll(".entry");
const groups = document.querySelectorAll(".group");
box.addEventListener("input", () => {
  const words = box.value.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
  for (const each of entries) {
    const text = each.textContent.toLocaleLowerCase("de");
    each.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of groups) group.hidden = ![...group.querySelectorAll(".entry")].some((each) => !each.hidden);
});
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("details")) target.open = true;
};
addEventListener("hashchange", reveal);
reveal();
