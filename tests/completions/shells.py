"""The shells, each with the completion installed as a package installs it, and no other user files."""

import os
import re
import shutil

from terminal import Terminal

PROMPT = "test>"
MARK = "Q"  # typed after a TAB: once it is there, the shell is done with the TAB

BASHRC = f"""PS1='{PROMPT} '
HOSTFILE=~/hosts
bind 'set show-all-if-ambiguous on'
bind 'set completion-query-items 0'
bind 'set page-completions off'
bind 'set completion-display-width 0'
bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
complete -W 'start stop' application
"""
ZSHRC = f"""PS1='{PROMPT} '
fpath=(~/site-functions $fpath)
autoload -Uz compinit
compinit -u -d ~/zcompdump
LISTMAX=1000
unsetopt always_last_prompt list_ambiguous list_beep prompt_sp
compdef '_arguments "*:what:(start stop)"' application
"""
FISHRC = f"""function fish_prompt; printf '{PROMPT} '; end
function fish_greeting; end
set fish_autosuggestion_enabled 0
complete -c application -f -a 'start stop'
function tell_offers
    complete -C (commandline -cp) >~/offered.new
    mv ~/offered.new ~/offered
end
bind \\cg tell_offers
"""


class Shell:
    """home: a folder with .config, .ssh, hosts and bin; `completions`: those of the sources."""

    program = ""

    def __init__(self, home, completions):
        self.home = home
        self.set_up(completions)
        environment = {"HOME": str(home), "PATH": f"{home}/bin:/usr/local/bin:/usr/bin:/bin", "TERM": "screen-256color",
                       "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "USER": "user"}
        self.terminal = Terminal(home, self.command(), environment)
        self.terminal.wait("prompt", lambda screen: screen[-1].rstrip() == PROMPT)

    @classmethod
    def missing(cls):
        return next((need for need in (cls.program, "tmux", "awk") if not shutil.which(need)), "")

    def put(self, name, content):
        file = self.home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)

    def clear(self):
        self.terminal.press("C-u", "C-l")
        self.terminal.wait("empty line", lambda screen: [line.rstrip() for line in screen] == [PROMPT])

    def type(self, text):
        self.clear()
        self.terminal.type(text)
        self.terminal.wait(text, lambda screen: screen[-1] == f"{PROMPT} {text}".rstrip())

    def after_tab(self, text):
        """The screen once the TAB after the text is done, with the mark at its end."""
        self.type(text)
        self.terminal.press("Tab")
        self.terminal.type(MARK)
        return self.terminal.wait("end of the completion", lambda screen: screen[-1].endswith(MARK))

    def line(self, text):
        """What the line is after a TAB."""
        return self.text_in(self.after_tab(text))

    @staticmethod
    def text_in(screen):
        return screen[-1].removeprefix(f"{PROMPT} ").removesuffix(MARK)

    def offers(self, text, _expected):
        """The words that a TAB offers, or what it inserts if there is only one; and the screen."""
        screen = self.after_tab(text)
        listed = [line for line in screen if not line.startswith(PROMPT)] or [self.text_in(screen).removeprefix(text)]
        return {word for line in listed for word in self.words(line)}, screen

    def close(self):
        self.terminal.close()


class Bash(Shell):
    program = "bash"

    def set_up(self, completions):
        self.put(".bashrc", f". '{completions}/rconn.bash'\n{BASHRC}")

    def command(self):
        return ["bash", "--noprofile", "--rcfile", str(self.home / ".bashrc"), "-i"]

    def words(self, line):
        return line.split()


class BashWithPackage(Bash):
    """bash with the package bash-completion, which loads the completion when it is first needed."""

    package = "/usr/share/bash-completion/bash_completion"

    def set_up(self, completions):
        self.put(".bashrc", f". {self.package}\n{BASHRC}")
        self.put(".local/share/bash-completion/completions/rconn", (completions / "rconn.bash").read_text())

    @classmethod
    def missing(cls):
        return super().missing() or ("" if os.path.exists(cls.package) else "the package bash-completion")


class Zsh(Shell):
    program = "zsh"

    def set_up(self, completions):
        self.put(".zshrc", ZSHRC)
        self.put("site-functions/_rconn", (completions / "_rconn").read_text())

    def command(self):
        return ["zsh", "-d", "-i"]

    def words(self, line):
        return re.split(r" -- ", line)[0].split()


class Fish(Shell):
    program = "fish"

    def set_up(self, completions):
        self.put(".config/fish/config.fish", FISHRC)
        self.put(".local/share/fish/vendor_completions.d/rconn.fish", (completions / "rconn.fish").read_text())

    def command(self):
        return ["fish", "-i"]

    def words(self, line):
        return re.sub(r"\((?:[^()]|\([^()]*\))*\)", " ", line).split()

    def offers(self, text, expected):
        """A second TAB shows all. What fish offers is gone with the next key, so no mark is typed."""
        self.type(text)
        if not expected:
            return self.asked()
        self.terminal.press("Tab")
        self.terminal.wait("list", lambda screen: len(screen) > 1)
        self.terminal.press("Tab")

        def offered(screen):
            return {word for line in screen[1:] for word in self.words(line)}

        screen = self.terminal.wait(f"{' '.join(sorted(expected))} offered", lambda screen: expected <= offered(screen))
        return offered(screen), screen

    def asked(self):
        """What fish says it would offer: where nothing is expected, there is nothing to wait for."""
        answer = self.home / "offered"
        answer.unlink(missing_ok=True)
        self.terminal.press("C-g")
        screen = self.terminal.wait("answer", lambda _: answer.exists())
        return {line.split("\t")[0] for line in answer.read_text().splitlines()}, screen


SHELLS = {"bash": Bash, "bash-completion": BashWithPackage, "zsh": Zsh, "fish": Fish}
